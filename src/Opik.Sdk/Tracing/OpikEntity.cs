using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Opik.Anonymizing;
using Opik.Contracts;
using Opik.Delivery;

namespace Opik;

/// <summary>
/// What traces and spans have in common. Setters may be called from any thread, also after <see cref="End"/>; they never
/// throw into the host. Disposing ends it.
/// </summary>
public abstract partial class OpikEntity : DeliveryItem, IDisposable
{
    private long endTicks;

    private Guid id;
    private volatile bool hasId;

    private protected OpikEntity(Tracing.Tracer? tracer, Guid? id, string name, DateTime startTime)
    {
        Tracer = tracer;
        if (id is { } given)
            (this.id, hasId) = (given, true);
        Name = name ?? "";
        StartTime = startTime;
    }

    /// <summary>Its id, a UUIDv7; empty when tracing is off.</summary>
    /// <remarks>Minted when it is first asked for: for a span without children that is when it is sent.</remarks>
    public Guid Id => hasId ? id : Mint();

    /// <summary>Its name. May be changed until it is ended.</summary>
    public string Name
    {
        get;
        set
        {
            field = value ?? "";
            Changed();
        }
    }

    /// <summary>Start, UTC.</summary>
    public DateTime StartTime { get; }

    /// <summary>End, UTC; null while open.</summary>
    public DateTime? EndTime => Volatile.Read(ref endTicks) is var ticks and not 0 ? new DateTime(ticks, DateTimeKind.Utc) : null;

    /// <summary>True between start and <see cref="End"/>; false also when tracing is off, and then every setter does nothing.</summary>
    public bool IsRecording => Tracer is not null && !HasEnded;

    /// <summary>True from <see cref="End"/> on.</summary>
    public bool HasEnded => Volatile.Read(ref endTicks) != 0;

    /// <summary>The trace it belongs to.</summary>
    public abstract Guid TraceId { get; }

    /// <summary>Project it is logged to; null: the server's default project.</summary>
    public abstract string? ProjectName { get; }

    /// <summary>The activity that carries the context; null when detached or when tracing is off.</summary>
    public Activity? Activity { get; private protected set; }

    /// <summary>Ends it. Later calls do nothing.</summary>
    /// <param name="endTime">End, UTC; null: now. Never before the start.</param>
    public void End(DateTimeOffset? endTime = null)
    {
        if (Tracer is null || HasEnded)
            return;
        var end = endTime?.UtcDateTime ?? Tracer.Now;
        if (Interlocked.CompareExchange(ref endTicks, Math.Max(end.Ticks, StartTime.Ticks), 0) != 0)
            return;
        Ended();
        StopActivity();
        Enqueue();
    }

    /// <summary>Ends it.</summary>
    [SuppressMessage("Usage", "CA1816", Justification = "Nothing outside this assembly can derive, and nothing has a finalizer; the call would cost every span.")]
    public void Dispose() => End();

    /// <summary>The id, as the tag of the activity shows it to other exporters.</summary>
    public override string ToString() => Id.ToString();

    /// <summary>Null: tracing is off.</summary>
    private protected Tracing.Tracer? Tracer { get; }

    /// <summary>What made it: <c>sdk</c>, or <c>experiment</c> and <c>optimization</c> for what an evaluation runs.</summary>
    internal virtual string Source => SdkSource;

    private protected const string SdkSource = "sdk";

    /// <inheritdoc/>
    internal override Guid Key => Id;

    /// <inheritdoc/>
    internal override AnonymizerList? Anonymizers => Tracer?.Options.Anonymizers;

    /// <inheritdoc/>
    internal override long Size => 512 + input.Size + output.Size + (details?.Size() ?? 0);

    // The entity itself is the lock: one object less for each span, and nobody else has a reason to lock it.
    private protected object Gate => this;

    /// <summary>Called once, when the end is set and before the activity stops.</summary>
    private protected virtual void Ended()
    {
    }

    /// <summary>Stops the activity that was made for it.</summary>
    private protected virtual void StopActivity() => Activity?.Stop();

    /// <summary>True for entities of this client.</summary>
    internal bool BelongsTo(Tracing.Tracer tracer) => ReferenceEquals(Tracer, tracer);

    /// <summary>Hands it to delivery unless it waits there already.</summary>
    internal virtual void Enqueue() => Tracer?.Delivery.Enqueue(this);

    /// <summary>What is set after the end needs another write; before it, the end writes everything.</summary>
    private protected void Changed()
    {
        if (Tracer is not null && HasEnded)
            Enqueue();
    }

    [EditorBrowsable(EditorBrowsableState.Never)]
    internal sealed override void WriteTo(Utf8JsonWriter writer)
    {
        lock (Gate)
        {
            writer.WriteStartObject();
            WriteMembers(writer);
            writer.WriteEndObject();
        }
    }

    private Guid Mint()
    {
        lock (Gate)
        {
            if (!hasId)
                (id, hasId) = (Tracing.EntityIds.New(StartTime), true);
            return id;
        }
    }

    private protected virtual void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteString("id"u8, Id);
        if (ProjectName is { } project)
            writer.WriteString("project_name"u8, project);
        writer.WriteString("name"u8, Name);
        writer.WriteString("start_time"u8, StartTime);
        if (EndTime is { } end)
            writer.WriteString("end_time"u8, end);
        input.WritePayloadTo(writer, "input"u8);
        output.WritePayloadTo(writer, "output"u8);
        WriteDetails(writer);
        writer.WriteString("last_updated_at"u8, Tracer!.Now);
        writer.WriteString("source"u8, Source);
    }

    private void WriteDetails(Utf8JsonWriter writer)
    {
        if (details is null)
            return;
        if (details.Metadata is { Count: > 0 } metadata)
        {
            writer.WriteStartObject("metadata"u8);
            foreach (var (key, value) in metadata)
            {
                writer.WritePropertyName(key);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        if (details.Tags is { Count: > 0 } tags)
        {
            writer.WriteStartArray("tags"u8);
            foreach (var tag in tags)
                writer.WriteStringValue(tag);
            writer.WriteEndArray();
        }

        if (details.TimeToFirstToken is { } ttft)
            writer.WriteNumber("ttft"u8, ttft);
        if (details.Error is { } error)
            WriteError(writer, error);
    }

    private static void WriteError(Utf8JsonWriter writer, ErrorInfo error)
    {
        writer.WriteStartObject("error_info"u8);
        writer.WriteString("exception_type"u8, error.ExceptionType);
        if (error.Message is { } message)
            writer.WriteString("message"u8, message);
        writer.WriteString("traceback"u8, error.Traceback);
        writer.WriteEndObject();
    }
}
