using Opik.Contracts;
using Opik.Delivery;
using Opik.Tracing;

namespace Opik;

/// <content>Tracing.</content>
public sealed partial class OpikClient
{
    private readonly Tracer tracer;
    private readonly ProjectContext projects;

    /// <summary>
    /// True while this client traces. May be set at any time; what is open already goes on. Default: unless
    /// <see cref="OpikOptions.TrackDisable"/>. Python: <c>set_tracing_active</c>, <c>is_tracing_active</c>.
    /// </summary>
    public bool IsTracingActive
    {
        get => tracer.IsActive;
        set => tracer.IsActive = value;
    }

    internal IDelivery Delivery => tracer.Delivery;

    internal Tracer Tracer => tracer;

    /// <summary>Back to what the options say. Python: <c>reset_tracing_to_config_default</c>.</summary>
    public void ResetTracing() => tracer.IsActive = !Options.TrackDisable;

    /// <summary>Opens a trace, which becomes current: spans of this asynchronous flow are its children until it ends.</summary>
    /// <remarks>Python: <c>start_as_current_trace</c>; with <see cref="TraceOptions.Detached"/> <c>Opik.trace</c>.</remarks>
    public OpikTrace StartTrace(string name, TraceOptions? options = null) => tracer.StartTrace(name, options);

    /// <summary>Opens a span below what is current; when nothing is, it opens a trace of the same name as well.</summary>
    /// <remarks>Python: <c>start_as_current_span</c>.</remarks>
    public OpikSpan StartSpan(string name, SpanType type = SpanType.General) =>
        tracer.IsActive ? tracer.StartSpan(name, type == SpanType.General ? SpanOptions.Default : OptionsOf(type)) : OpikSpan.None;

    /// <summary>Opens a span below what is current; when nothing is, it opens a trace of the same name as well.</summary>
    public OpikSpan StartSpan(string name, SpanOptions options) => tracer.StartSpan(name, options);

    /// <summary>Everything traced below goes to this project; an outer scope or trace wins. Python: <c>project_context</c>.</summary>
    public IDisposable UseProject(string projectName) => projects.Enter(projectName);

    /// <summary>Sends what waits and reports what became of it. Never throws but for <paramref name="cancellationToken"/>. Python: <c>flush</c>, <c>flush_tracker</c>.</summary>
    /// <param name="timeout">Longest wait; null: <see cref="OpikOptions.DefaultFlushTimeout"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<FlushResult> FlushAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        LastFlushResult = await Delivery.FlushAsync(timeout, cancellationToken).ConfigureAwait(false);

    /// <summary>Result of the newest flush; null before the first. Python: <c>last_flush_result</c>.</summary>
    public FlushResult? LastFlushResult { get; private set; }

    /// <summary>Losses since the sender started. Python: <c>get_errors_report</c>.</summary>
    public ErrorsReport GetErrorsReport() => Delivery.GetErrorsReport();

    private static SpanOptions OptionsOf(SpanType type) => type switch
    {
        SpanType.Llm => Typed.Llm,
        SpanType.Tool => Typed.Tool,
        SpanType.Guardrail => Typed.Guardrail,
        _ => SpanOptions.Default,
    };

    private static class Typed
    {
        public static readonly SpanOptions Llm = new() { Type = SpanType.Llm };
        public static readonly SpanOptions Tool = new() { Type = SpanType.Tool };
        public static readonly SpanOptions Guardrail = new() { Type = SpanType.Guardrail };
    }
}
