using System.Text.Json;
using Opik.Contracts;
using Opik.Delivery;
using Opik.Tracing;

namespace Opik;

/// <summary>
/// One run of an application: its spans form a tree, traces of one conversation share a thread. Made by
/// <see cref="OpikClient.StartTrace(string, TraceOptions?)"/>, or by the first span. Python: <c>Trace</c>.
/// </summary>
public sealed class OpikTrace : OpikEntity
{
    private readonly string? source;

    /// <summary>The trace of a program whose tracing is off: every member does nothing.</summary>
    public static OpikTrace None { get; } = new();

    private OpikTrace()
        : base(null, Guid.Empty, "", default)
    {
    }

    internal OpikTrace(Tracer tracer, Guid id, string name, DateTime startTime, string? projectName, string? environment, string? source = null)
        : base(tracer, id, name, startTime)
    {
        ProjectName = projectName;
        Environment = environment;
        this.source = source;
    }

    /// <inheritdoc/>
    public override Guid TraceId => Id;

    /// <inheritdoc/>
    public override string? ProjectName { get; }

    /// <summary>Environment, such as <c>production</c>; null: none.</summary>
    public string? Environment { get; internal set; }

    /// <summary>The conversation it belongs to; null: none.</summary>
    public string? ThreadId
    {
        get => Details?.ThreadId;
        set => Edit(value, static (d, thread) => d.ThreadId = thread);
    }

    /// <summary>Starts a span directly below the trace, whatever is current.</summary>
    public OpikSpan StartSpan(string name, SpanType type = SpanType.General) => StartSpan(name, new SpanOptions { Type = type });

    /// <summary>Starts a span directly below the trace, whatever is current.</summary>
    public OpikSpan StartSpan(string name, SpanOptions options) => Tracer?.StartSpan(name, options, this) ?? OpikSpan.None;

    /// <inheritdoc/>
    internal override string Source => source ?? SdkSource;

    /// <inheritdoc/>
    internal override DeliveryKind Kind => DeliveryKind.Trace;

    private protected override DeliveryKind ScoreKind => DeliveryKind.TraceScore;

    internal void Attach(System.Diagnostics.Activity? activity)
    {
        Activity = activity;
        activity?.AddTag(OpikSource.TraceTag, this);
    }

    /// <summary>True for <see cref="None"/>.</summary>
    internal bool IsNone => Tracer is null;

    /// <summary>Takes over what one call brought for its trace.</summary>
    internal void Apply(OpikTraceArgs args)
    {
        if (args.ThreadId is { } thread)
            ThreadId = thread;
        if (args.Tags is { } tags)
            AddTags(tags);
        if (args.Metadata is { } metadata)
            SetMetadata(metadata);
    }

    /// <summary>Ends with the span that opened it and takes over what was not set on the trace itself.</summary>
    internal void EndWith(OpikSpan root)
    {
        TakeOver(root);
        End(root.EndTime is { } end ? new DateTimeOffset(end) : null);
    }

    private protected override void WriteMembers(Utf8JsonWriter writer)
    {
        base.WriteMembers(writer);
        if (Environment is { } environment)
            writer.WriteString("environment"u8, environment);
        if (ThreadId is { } thread)
            writer.WriteString("thread_id"u8, thread);
    }
}
