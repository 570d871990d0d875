using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Opik.Extensions.AI.Chat;

/// <summary>Inputs and outputs of model calls as JSON.</summary>
internal static class ChatPayloads
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>{"messages":[…],"tools":[…],"tool_choice":…}</c>.</summary>
    public static byte[] Input(IEnumerable<ChatMessage> messages, ChatOptions? options) => Write(writer =>
    {
        writer.WritePropertyName("messages"u8);
        ChatMessageWriter.WriteAll(writer, options?.Instructions is { Length: > 0 } instructions ? [new ChatMessage(ChatRole.System, instructions), .. messages] : messages);
        WriteTools(writer, options);
    });

    /// <summary>
    /// <c>{"choices":[{"index":0,"message":…,"finish_reason":…}]}</c> with the last message; what came before it, the calls of
    /// tools a client made on the way, stands beside as <c>messages</c>.
    /// </summary>
    public static byte[] Output(IList<ChatMessage> messages, ChatFinishReason? finishReason) => Write(writer =>
    {
        writer.WriteStartArray("choices"u8);
        if (messages.Count > 0)
        {
            writer.WriteStartObject();
            writer.WriteNumber("index"u8, 0);
            writer.WritePropertyName("message"u8);
            ChatMessageWriter.Write(writer, LastAnswer(messages));
            if (finishReason is { } reason)
                writer.WriteString("finish_reason"u8, reason.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (messages.Count < 2)
            return;
        writer.WritePropertyName("messages"u8);
        ChatMessageWriter.WriteAll(writer, messages);
    });

    /// <summary>An object whose members <paramref name="members"/> writes.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    // A message of nothing but results would be several: the last one that is not is the answer.
    private static ChatMessage LastAnswer(IList<ChatMessage> messages) =>
        messages.LastOrDefault(message => message.Role == ChatRole.Assistant) ?? new ChatMessage(ChatRole.Assistant, messages[^1].Text);

    private static void WriteTools(Utf8JsonWriter writer, ChatOptions? options)
    {
        if (options?.Tools is not { Count: > 0 } tools)
            return;
        writer.WriteStartArray("tools"u8);
        foreach (var tool in tools)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, tool is AIFunctionDeclaration ? "function" : tool.Name);
            writer.WriteStartObject("function"u8);
            writer.WriteString("name"u8, tool.Name);
            if (tool.Description is { Length: > 0 } description)
                writer.WriteString("description"u8, description);
            if (tool is AIFunctionDeclaration function)
            {
                writer.WritePropertyName("parameters"u8);
                function.JsonSchema.WriteTo(writer);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (options.ToolMode is { } mode)
            writer.WriteString("tool_choice"u8, ModeName(mode));
    }

    private static string ModeName(ChatToolMode mode) => mode switch
    {
        NoneChatToolMode => "none",
        RequiredChatToolMode required => required.RequiredFunctionName ?? "required",
        _ => "auto",
    };
}
