using System.Text.Json;
using Opik.Contracts;
using Opik.Delivery;
using Opik.Tracing;

namespace Opik;

/// <summary>
/// One step of a trace: an <see cref="System.Diagnostics.Activity"/> of the source <c>Opik</c> with what Opik knows of it.
/// Spans started inside, also those of other libraries, become its children. Python: <c>Span</c>.
/// </summary>
public sealed class OpikSpan : OpikEntity
{
    private readonly Guid traceId;
    private readonly Guid parentSpanId;
    private readonly OpikTrace? trace;
    private readonly RootRole role;

    /// <summary>The span of a program whose tracing is off: every member does nothing.</summary>
    public static OpikSpan None { get; } = new();

    private OpikSpan()
        : base(null, Guid.Empty, "", default)
    {
    }

    internal OpikSpan(Tracer tracer, Guid? id, string name, DateTime startTime, SpanType type, in SpanPlace place)
        : base(tracer, id, name, startTime)
    {
        Type = type;
        traceId = place.TraceId;
        parentSpanId = place.ParentSpanId ?? Guid.Empty;
        trace = place.Trace;
        role = place.Role;
        ProjectName = place.ProjectName;
        Environment = place.Environment;
    }

    /// <summary>What it does.</summary>
    public SpanType Type { get; internal set; }

    /// <inheritdoc/>
    public override Guid TraceId => traceId;

    /// <summary>Span it is a child of; null: directly below the trace.</summary>
    public Guid? ParentSpanId => parentSpanId == Guid.Empty ? null : parentSpanId;

    /// <inheritdoc/>
    public override string? ProjectName { get; }

    /// <summary>Environment, such as <c>production</c>; null: none.</summary>
    public string? Environment { get; internal set; }

    /// <summary>Its trace; <see cref="OpikTrace.None"/> when another process owns the trace.</summary>
    public OpikTrace Trace => trace ?? OpikTrace.None;

    /// <summary>Name of the model.</summary>
    public string? Model
    {
        get => Details?.Model;
        set => Edit(value, static (d, model) => d.Model = model);
    }

    /// <summary>Provider of the model, such as <c>openai</c>, <c>anthropic</c>, <c>google_ai</c>, <c>bedrock</c>.</summary>
    public string? Provider
    {
        get => Details?.Provider;
        set => Edit(value, static (d, provider) => d.Provider = provider);
    }

    /// <summary>Token counts: <c>prompt_tokens</c>, <c>completion_tokens</c>, <c>total_tokens</c>, and any other key.</summary>
    public IReadOnlyDictionary<string, long>? Usage
    {
        get => Details?.Usage;
        set => Edit(value, static (d, usage) => d.Usage = usage is null ? null : new Dictionary<string, long>(usage));
    }

    /// <summary>
    /// Takes the usage as the provider answered it: the three counts of <see cref="Usage"/> by the rules of the
    /// <see cref="Provider"/>, and every integer under <c>original_usage.</c>. What is no usage changes nothing.
    /// Python: <c>update_current_span(usage=…)</c>.
    /// </summary>
    public void SetProviderUsage(JsonElement usage)
    {
        if (Tracer is not null && Opik.Usage.SpanUsage.Normalize(usage, Provider) is { } counts)
            Usage = counts;
    }

    /// <summary>Cost in USD; null: the server computes it from model, provider and usage.</summary>
    public decimal? TotalCost
    {
        get => Details?.TotalCost;
        set => Edit(value, static (d, cost) => d.TotalCost = cost);
    }

    /// <summary>Time from the start to the first token of a streamed answer.</summary>
    public TimeSpan? TimeToFirstToken
    {
        get => Details?.TimeToFirstToken is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
        set => Edit(value, static (d, time) => d.TimeToFirstToken = time?.TotalMilliseconds);
    }

    /// <summary>Starts a child span, whatever is current.</summary>
    public OpikSpan StartSpan(string name, SpanType type = SpanType.General) => StartSpan(name, new SpanOptions { Type = type });

    /// <summary>Starts a child span, whatever is current.</summary>
    public OpikSpan StartSpan(string name, SpanOptions options) => Tracer?.StartSpan(name, options, this) ?? None;

    /// <inheritdoc/>
    internal override string Source => trace?.Source ?? SdkSource;

    /// <inheritdoc/>
    internal override DeliveryKind Kind => DeliveryKind.Span;

    /// <summary>Tags and metadata that spans below take over.</summary>
    internal OpikSpanArgs? InheritedArgs { get; set; }

    /// <summary>Parent of spans below: nothing when only the trace of it is logged.</summary>
    internal Guid? IdForChildren => role == RootRole.TraceAlone ? null : Id;

    private protected override DeliveryKind ScoreKind => role == RootRole.TraceAlone ? DeliveryKind.TraceScore : DeliveryKind.SpanScore;

    internal override void Enqueue()
    {
        if (role != RootRole.TraceAlone)
            base.Enqueue();
    }

    internal void Attach(System.Diagnostics.Activity? activity)
    {
        Activity = activity;
        activity?.AddTag(OpikSource.SpanTag, this);
    }

    /// <summary>True when it opened its trace.</summary>
    internal bool OpensTrace => role != RootRole.None;

    /// <summary>True when a span directly below carries token counts: those of an agent are then their sum.</summary>
    internal bool ChildrenCountUsage { get; private set; }

    /// <summary>True when the activity is another library's, which stops it.</summary>
    internal bool IsForeign { get; private set; }

    /// <summary>Takes the activity of another library for its own.</summary>
    internal void Adopt(System.Diagnostics.Activity activity) => (Activity, IsForeign) = (activity, true);

    private protected override void StopActivity()
    {
        if (!IsForeign)
            base.StopActivity();
    }

    private protected override void Ended()
    {
        if (Usage is { Count: > 0 } && Activity is not null && OpikSource.Around(Activity) is OpikSpan parent)
            parent.ChildrenCountUsage = true;
        if (role != RootRole.None)
            trace!.EndWith(this);
    }

    private protected override void WriteMembers(Utf8JsonWriter writer)
    {
        base.WriteMembers(writer);
        writer.WriteString("trace_id"u8, traceId);
        if (parentSpanId != Guid.Empty)
            writer.WriteString("parent_span_id"u8, parentSpanId);
        writer.WriteString("type"u8, SpanTypeNames.Of(Type));
        if (Environment is { } environment)
            writer.WriteString("environment"u8, environment);
        if (Model is { } model)
            writer.WriteString("model"u8, model);
        if (Provider is { } provider)
            writer.WriteString("provider"u8, provider);
        if (TotalCost is { } cost)
            writer.WriteNumber("total_estimated_cost"u8, cost);
        if (Usage is not { Count: > 0 } usage)
            return;
        writer.WriteStartObject("usage"u8);
        foreach (var (key, count) in usage)
            writer.WriteNumber(key, count);
        writer.WriteEndObject();
    }
}
