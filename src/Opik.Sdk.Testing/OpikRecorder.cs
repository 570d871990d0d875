using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Opik.Tracing;
using Opik.Tracing.Recording;

namespace Opik.Sdk.Testing;

/// <summary>
/// Keeps what a program traces in memory, for unit tests: no server, no file, no waiting. Give <see cref="Client"/> to the code
/// under test, or make it the default with <see cref="UseAsDefault"/>.
/// </summary>
/// <example>
/// <code>
/// var recorder = new OpikRecorder();
/// using (recorder.UseAsDefault())
///     await Agent.AnswerAsync("What is ML?");
/// Assert.Equal("gpt-4o-mini", recorder.Span("generate").Model);
/// </code>
/// </example>
public sealed partial class OpikRecorder
{
    private readonly RecordedItems recorded;

    /// <summary>A recorder whose client has these options.</summary>
    /// <param name="options">Options; null: the defaults, whatever environment and configuration file say.</param>
    /// <param name="clock">Clock of starts, ends and ids; null: that of the system.</param>
    public OpikRecorder(OpikOptions? options = null, TimeProvider? clock = null)
    {
        var delivery = new MemoryDelivery();
        Client = new OpikClient(options ?? new OpikOptions(), delivery, clock, NullLogger.Instance);
        delivery.Recorded = recorded = Client.Tap.Record();
    }

    /// <summary>The client that records.</summary>
    public OpikClient Client { get; }

    /// <summary>The traces in the order they started, each with its tree of spans.</summary>
    public IReadOnlyList<RecordedTrace> Traces => RecordedTrees.Build(recorded.Entities);

    /// <summary>The scores in the order they were logged.</summary>
    public IReadOnlyList<RecordedScore> Scores =>
        [.. recorded.Items.OfType<ScoreItem>().Select(item => RecordedScore.From(item.Kind, RecordedItems.Json(item)))];

    /// <summary>The files in the order they were attached.</summary>
    public IReadOnlyList<RecordedAttachment> Attachments =>
        [.. recorded.Items.OfType<AttachmentItem>().Select(item => new RecordedAttachment(item.EntityType, item.EntityId, item.Attachment.FileName, item.Attachment.ContentType))];

    /// <summary>What would have been sent, in order: kind and JSON body. For tests of what has no type of its own here.</summary>
    public IReadOnlyList<(string Kind, JsonElement Json)> Messages =>
        [.. recorded.Items.Select(item => (item.Kind.ToString(), RecordedItems.Json(item)))];

    /// <summary>Makes <see cref="Client"/> the default of this asynchronous flow until the result is disposed of.</summary>
    public IDisposable UseAsDefault() => OpikClient.UseDefault(Client);

    /// <summary>Forgets everything.</summary>
    public void Clear() => recorded.Clear();
}
