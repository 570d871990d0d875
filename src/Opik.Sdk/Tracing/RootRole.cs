namespace Opik.Tracing;

/// <summary>What a span is to its trace.</summary>
internal enum RootRole
{
    /// <summary>A span among others.</summary>
    None,

    /// <summary>The span opened the trace: the trace takes its input, output and error over and ends with it.</summary>
    OpensTrace,

    /// <summary>As <see cref="OpensTrace"/>, and only the trace is logged. Python: <c>create_duplicate_root_span=False</c>.</summary>
    TraceAlone,
}
