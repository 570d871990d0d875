namespace Opik.Server.Features.RowSelections;

/// <summary>The lists of Logs.</summary>
internal enum RowKind
{
    /// <summary>Traces.</summary>
    Traces,

    /// <summary>Spans.</summary>
    Spans,

    /// <summary>Threads, by their model id.</summary>
    Threads,
}
