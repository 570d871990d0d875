using Opik.Contracts;

namespace Opik;

/// <summary>
/// Every call of the method is a span with its arguments as input and its return value as output; the outermost call opens a
/// trace as well. The compiler routes each call of the method that it sees through a generated interceptor; calls that it cannot
/// route (delegates, calls through an interface) are reported by the analyzer as <c>OPIK1001</c> and up. Python: <c>@track</c>.
/// </summary>
/// <remarks>
/// <c>Task</c>, <c>ValueTask</c>, <c>IAsyncEnumerable</c> and <c>IEnumerable</c> are followed to their end. Parameters of type
/// <see cref="CancellationToken"/>, <see cref="OpikArgs"/> and <see cref="IServiceProvider"/> are no input. An output that the
/// method sets itself (<c>OpikContext.CurrentSpan.SetOutput</c>) wins over its return value. Overrides inherit the attribute.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpikTrackAttribute : Attribute
{
    /// <summary>Tracks under the method's name.</summary>
    public OpikTrackAttribute()
    {
    }

    /// <summary>Tracks under another name.</summary>
    public OpikTrackAttribute(string name) => Name = name;

    /// <summary>Name of the span; default the method's name.</summary>
    public string? Name { get; set; }

    /// <summary>What the span does; default <see cref="SpanType.General"/>.</summary>
    public SpanType Type { get; set; }

    /// <summary>Tags of the span and of the trace that it opens.</summary>
    public string[]? Tags { get; set; }

    /// <summary>Project, if the call opens a trace. Inside a trace or a project scope the outer project wins.</summary>
    public string? ProjectName { get; set; }

    /// <summary>Environment, if the call opens a trace; default that of the options.</summary>
    public string? Environment { get; set; }

    /// <summary>False: arguments are not logged. Default true.</summary>
    public bool CaptureInput { get; set; } = true;

    /// <summary>False: the return value is not logged. Default true.</summary>
    public bool CaptureOutput { get; set; } = true;

    /// <summary>Names of parameters that are not logged. Python: <c>ignore_arguments</c>.</summary>
    public string[]? IgnoreArguments { get; set; }

    /// <summary>True: the method starts an agent and is listed in <see cref="OpikEntrypoints"/>. Python: <c>entrypoint=True</c>.</summary>
    public bool Entrypoint { get; set; }

    /// <summary>
    /// True: the call returns only after everything was sent, which is slow; for scripts. Default false. Python: <c>flush=True</c>.
    /// </summary>
    public bool Flush { get; set; }

    /// <summary>False: an outermost call is logged as a trace alone. Default true. Python: <c>create_duplicate_root_span</c>.</summary>
    public bool CreateDuplicateRootSpan { get; set; } = true;
}
