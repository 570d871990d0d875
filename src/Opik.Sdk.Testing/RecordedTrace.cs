using System.Text.Json;

namespace Opik.Sdk.Testing;

/// <summary>A trace that was recorded.</summary>
public sealed class RecordedTrace(Guid id, JsonElement? json, IReadOnlyList<RecordedSpan> spans) : RecordedEntity(id, json, spans)
{
    /// <summary>Conversation it belongs to.</summary>
    public string? ThreadId => Text("thread_id");

    /// <summary>All spans of the tree, parents before children.</summary>
    public IEnumerable<RecordedSpan> AllSpans => Spans.SelectMany(span => span.SelfAndBelow());

    /// <summary>The tree as text: one line for the trace and each span.</summary>
    public override string ToString() => TreeText.Of(this);
}
