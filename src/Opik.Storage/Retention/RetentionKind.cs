namespace Opik.Storage;

/// <summary>Data of a workspace that have a time of their own beside the rules. The numbers are stored.</summary>
public enum RetentionKind
{
    /// <summary>
    /// Traces that somebody or something has judged: a feedback score, whoever gave it, on the trace, one of its spans or its
    /// thread; a comment on one of these; a place in an annotation queue of the trace or its thread.
    /// </summary>
    Scored = 0,

    /// <summary>Files attached to traces and spans.</summary>
    Attachments = 1,
}
