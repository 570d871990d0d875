using System.Text.Json;

namespace Opik;

/// <summary>Members of a trace to change; what is null stays as it is.</summary>
public sealed record TraceUpdate : EntityUpdate
{
    /// <summary>Conversation it belongs to.</summary>
    public string? ThreadId { get; init; }

    /// <inheritdoc/>
    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        base.WriteMembers(writer);
        if (ThreadId is not null)
            writer.WriteString("thread_id"u8, ThreadId);
    }
}
