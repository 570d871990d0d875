using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

/// <summary>
/// A conversation as judges are shown it: each message in a tag of its own, as JSON, so that no message can pass itself off as
/// two: <c>{"number":1,"role":"user","content":"…"}</c>.
/// </summary>
internal static class ConversationData
{
    private const string Name = "conversation";
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JudgeTag Tag { get; } = new(Name, """the messages in order, each in a <message> tag as {"number":…,"role":…,"content":…}""");

    public static JudgeTag TagWithDocuments { get; } = new(Name, """the messages in order, each in a <message> tag as {"number":…,"role":…,"content":…}; "documents" are what an answer was given to rest on""");

    public static JudgeTag Verdicts { get; } = new("verdicts", "the findings, each in a <verdict> tag as JSON");

    /// <summary>Adds the messages.</summary>
    /// <param name="data">The data.</param>
    /// <param name="messages">Messages whose content is text.</param>
    /// <param name="withDocuments">Whether the documents of answers are shown.</param>
    public static JudgeData AddConversation(this JudgeData data, IReadOnlyList<ConversationMessage> messages, bool withDocuments = false) =>
        data.AddList(Name, "message", [.. messages.Select((message, i) => Json(writer =>
        {
            writer.WriteNumber("number", i + 1);
            writer.WriteString("role", message.Role);
            writer.WriteString("content", message.Text);
            if (!withDocuments || message.Context is not { Count: > 0 } documents)
                return;
            writer.WriteStartArray("documents");
            foreach (var document in documents)
                writer.WriteStringValue(document);
            writer.WriteEndArray();
        }))]);

    /// <summary>One object on one line.</summary>
    public static string Json(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
