using System.Text.Json;
using Microsoft.Extensions.AI;
using Opik.Capture;

namespace Opik.Extensions.AI.Chat;

/// <summary>
/// Writes messages in the shape of OpenAI's chat completions, which every reader of traces understands:
/// <c>{"role":"assistant","content":"…","tool_calls":[…]}</c>. A result of a tool is a message of its own there.
/// </summary>
internal static class ChatMessageWriter
{
    /// <summary>Writes the messages as one array.</summary>
    public static void WriteAll(Utf8JsonWriter writer, IEnumerable<ChatMessage> messages)
    {
        writer.WriteStartArray();
        foreach (var message in messages)
            Write(writer, message);
        writer.WriteEndArray();
    }

    /// <summary>Writes a message; one with results of tools becomes a message for each of them.</summary>
    public static void Write(Utf8JsonWriter writer, ChatMessage message)
    {
        var others = new List<AIContent>(message.Contents.Count);
        foreach (var content in message.Contents)
        {
            if (content is FunctionResultContent result)
                WriteResult(writer, result);
            else if (content is not UsageContent)
                others.Add(content);
        }

        if (others.Count > 0 || message.Contents.Count == 0)
            WriteMessage(writer, message, others);
    }

    private static void WriteMessage(Utf8JsonWriter writer, ChatMessage message, List<AIContent> contents)
    {
        writer.WriteStartObject();
        writer.WriteString("role"u8, message.Role.Value);
        if (message.AuthorName is { } author)
            writer.WriteString("name"u8, author);
        var reasoning = string.Concat(contents.OfType<TextReasoningContent>().Select(content => content.Text));
        if (reasoning.Length > 0)
            writer.WriteString("reasoning_content"u8, reasoning);
        WriteContent(writer, [.. contents.Where(content => content is not (TextReasoningContent or FunctionCallContent))]);
        WriteCalls(writer, [.. contents.OfType<FunctionCallContent>()]);
        writer.WriteEndObject();
    }

    // Texts alone are one text; with anything beside them they are parts.
    private static void WriteContent(Utf8JsonWriter writer, List<AIContent> contents)
    {
        writer.WritePropertyName("content"u8);
        if (contents.Count == 0)
            writer.WriteNullValue();
        else if (contents.TrueForAll(content => content is TextContent))
            writer.WriteStringValue(string.Concat(contents.Cast<TextContent>().Select(content => content.Text)));
        else
        {
            writer.WriteStartArray();
            foreach (var content in contents)
                ContentPartWriter.Write(writer, content);
            writer.WriteEndArray();
        }
    }

    private static void WriteCalls(Utf8JsonWriter writer, List<FunctionCallContent> calls)
    {
        if (calls.Count == 0)
            return;
        writer.WriteStartArray("tool_calls"u8);
        foreach (var call in calls)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, call.CallId);
            writer.WriteString("type"u8, "function"u8);
            writer.WriteStartObject("function"u8);
            writer.WriteString("name"u8, call.Name);
            writer.WritePropertyName("arguments"u8);
            ValueCapture.Write(writer, call.Arguments);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter writer, FunctionResultContent result)
    {
        writer.WriteStartObject();
        writer.WriteString("role"u8, "tool"u8);
        writer.WriteString("tool_call_id"u8, result.CallId);
        writer.WritePropertyName("content"u8);
        ValueCapture.Write(writer, result.Exception is { } exception ? exception.Message : result.Result);
        if (result.Exception is not null)
            writer.WriteBoolean("is_error"u8, true);
        writer.WriteEndObject();
    }
}
