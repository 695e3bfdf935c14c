package dev.tertulia.conversations;

/** The e-mail another one answers or forwards. */
public sealed interface EmailContext permits EmailReply, EmailForward {}
