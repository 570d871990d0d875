using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// What lists show of an input or output: at most 160 characters of plain text, or as many as a reader asks for. Of a conversation it is the last message
/// of the user (input) or the answer (output), whatever framework wrote it; else the first text; else the JSON.
/// </summary>
/// <remarks>
/// Examples: <c>{"messages":[{"role":"system",…},{"role":"user","content":"Hi"}]}</c> gives <c>Hi</c>;
/// <c>{"choices":[{"message":{"content":"Hello"}}]}</c> gives <c>Hello</c>;
/// <c>{"candidates":[{"content":{"parts":[{"text":"Hello"}]}}]}</c> gives <c>Hello</c>; <c>{"n":1}</c> gives <c>{"n":1}</c>.
/// </remarks>
internal static class PayloadPreview
{
    private const int MaxDepth = 64;

    private enum Wanted
    {
        Question,
        Answer,
    }

    /// <summary>Preview of an input; null for null.</summary>
    public static string? OfInput(JsonText? input) => Of<PreviewText>(input, Wanted.Question);

    /// <summary>Preview of an output; null for null.</summary>
    public static string? OfOutput(JsonText? output) => Of<PreviewText>(output, Wanted.Answer);

    /// <summary>As many characters of an input as a reader asks for; null for null.</summary>
    public static string? OfInput(JsonText? input, int length) => Cut(Of<LongPreviewText>(input, Wanted.Question), length);

    /// <summary>As many characters of an output as a reader asks for; null for null.</summary>
    public static string? OfOutput(JsonText? output, int length) => Cut(Of<LongPreviewText>(output, Wanted.Answer), length);

    // Both halves of a surrogate pair, or neither.
    private static string? Cut(string? text, int length)
    {
        if (text is not { Length: > 0 })
            return text;
        var end = Math.Min(text.Length, length);
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }

    private static string? Of<TText>(JsonText? json, Wanted wanted)
        where TText : struct, IPreviewText
    {
        if (json is not { IsEmpty: false } text)
            return null;
        var preview = default(TText);
        var first = default(TText);
        try
        {
            var reader = new Utf8JsonReader(text.Utf8.Span, new JsonReaderOptions { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Disallow });
            if (reader.Read())
                Visit(ref reader, wanted, ref preview, ref first);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair in a name, or nested deeper than a conversation ever is: what was found so far serves.
        }

        if (!preview.IsEmpty)
            return preview.ToString();
        if (first.IsEmpty)
            AppendUtf8(ref first, text.Utf8.Span);
        return first.ToString();
    }

    // Leaves the reader on the last token of the value. Text of a message goes to `found`, any first text to `first`.
    private static void Visit<TText>(ref Utf8JsonReader reader, Wanted wanted, ref TText found, ref TText first)
        where TText : struct, IPreviewText
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                VisitObject(ref reader, wanted, ref found, ref first);
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    Visit(ref reader, wanted, ref found, ref first);
                break;
            case JsonTokenType.String when first.IsEmpty:
                AppendString(ref reader, ref first);
                break;
        }
    }

    private static void VisitObject<TText>(ref Utf8JsonReader reader, Wanted wanted, ref TText found, ref TText first)
        where TText : struct, IPreviewText
    {
        var speaker = Speaker.None;
        var content = default(TText);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("role"u8) || reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                speaker = speaker == Speaker.None ? SpeakerOf(ref reader) : speaker;
                reader.Skip();
            }
            else if (IsContent(ref reader))
            {
                reader.Read();
                content.Break();
                CollectContent(ref reader, wanted, ref content, ref found, ref first);
            }
            else if (IsBookkeeping(ref reader))
            {
                reader.Read();
                reader.Skip();
            }
            else
            {
                var named = IsNamed(ref reader, wanted);
                reader.Read();
                if (named && reader.TokenType == JsonTokenType.String && found.IsEmpty)
                    AppendString(ref reader, ref found);
                else
                    Visit(ref reader, wanted, ref found, ref first);
            }
        }

        if (content.IsEmpty)
            return;
        if (first.IsEmpty)
            first = content;
        if (wanted == Wanted.Answer ? speaker is Speaker.User or Speaker.Other : speaker != Speaker.User)
            return;
        // The last message counts.
        found = content;
    }

    // Content is a text, or parts with texts: [{"type":"text","text":"Hi"},{"type":"image_url",…}].
    private static void CollectContent<TText>(ref Utf8JsonReader reader, Wanted wanted, ref TText content, ref TText found, ref TText first)
        where TText : struct, IPreviewText
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                AppendString(ref reader, ref content);
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    CollectPart(ref reader, wanted, ref content, ref found, ref first);
                break;
            case JsonTokenType.StartObject:
                CollectPart(ref reader, wanted, ref content, ref found, ref first);
                break;
        }
    }

    private static void CollectPart<TText>(ref Utf8JsonReader reader, Wanted wanted, ref TText content, ref TText found, ref TText first)
        where TText : struct, IPreviewText
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            if (reader.TokenType == JsonTokenType.String)
                AppendString(ref reader, ref content);
            else
                reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var text = IsContent(ref reader);
            reader.Read();
            content.Break();
            if (text)
                CollectContent(ref reader, wanted, ref content, ref found, ref first);
            else
                reader.Skip();
        }
    }

    // What providers put beside the answer: no reader of a list wants "STOP" for an answer that is a tool call.
    private static bool IsBookkeeping(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("model"u8) || reader.ValueTextEquals("object"u8)
        || reader.ValueTextEquals("finish_reason"u8) || reader.ValueTextEquals("finishReason"u8) || reader.ValueTextEquals("stop_reason"u8)
        || reader.ValueTextEquals("stopReason"u8) || reader.ValueTextEquals("model_version"u8) || reader.ValueTextEquals("response_id"u8);

    private static bool IsContent(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("content"u8) || reader.ValueTextEquals("text"u8) || reader.ValueTextEquals("parts"u8);

    // What programs that are no chat call the text that matters.
    private static bool IsNamed(ref Utf8JsonReader reader, Wanted wanted) =>
        wanted == Wanted.Question
            ? reader.ValueTextEquals("question"u8) || reader.ValueTextEquals("query"u8) || reader.ValueTextEquals("prompt"u8) || reader.ValueTextEquals("input"u8)
            : reader.ValueTextEquals("answer"u8) || reader.ValueTextEquals("response"u8) || reader.ValueTextEquals("output"u8) || reader.ValueTextEquals("result"u8);

    private enum Speaker
    {
        None,
        User,
        Model,
        Other,
    }

    private static Speaker SpeakerOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            return Speaker.None;
        if (reader.ValueTextEquals("user"u8) || reader.ValueTextEquals("human"u8))
            return Speaker.User;
        if (reader.ValueTextEquals("assistant"u8) || reader.ValueTextEquals("ai"u8) || reader.ValueTextEquals("model"u8))
            return Speaker.Model;
        return reader.ValueTextEquals("system"u8) || reader.ValueTextEquals("developer"u8) || reader.ValueTextEquals("tool"u8) || reader.ValueTextEquals("function"u8)
            ? Speaker.Other
            : Speaker.None;
    }

    [SkipLocalsInit]
    private static void AppendString<TText>(ref Utf8JsonReader reader, ref TText target)
        where TText : struct, IPreviewText
    {
        if (target.IsFull)
            return;
        var length = reader.HasValueSequence ? (int)reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > TText.LongestText)
        {
            AppendUtf8(ref target, reader.ValueSpan);
            return;
        }

        Span<char> buffer = stackalloc char[TText.LongestText];
        try
        {
            target.Append(buffer[..reader.CopyString(buffer)]);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair ("\ud83d") is valid JSON and no text: the escape is shown.
            AppendUtf8(ref target, reader.ValueSpan);
        }
    }

    // A long text, of which only the beginning is decoded. Escapes in it stay as they are, except line breaks.
    [SkipLocalsInit]
    private static void AppendUtf8<TText>(ref TText target, ReadOnlySpan<byte> utf8)
        where TText : struct, IPreviewText
    {
        Span<char> buffer = stackalloc char[TText.LongestText];
        _ = Utf8Decode(utf8[..Math.Min(utf8.Length, TText.DecodedBytes)], buffer, out var written);
        target.Append(Unescape(buffer[..written]));
    }

    private static OperationStatus Utf8Decode(ReadOnlySpan<byte> utf8, Span<char> buffer, out int written) =>
        System.Text.Unicode.Utf8.ToUtf16(utf8, buffer, out _, out written, replaceInvalidSequences: true, isFinalBlock: false);

    private static ReadOnlySpan<char> Unescape(Span<char> text)
    {
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is 'n' or 't' or 'r' or '"' or '\\' or '/')
            {
                i++;
                text[written++] = text[i] switch { 'n' or 't' or 'r' => ' ', var other => other };
                continue;
            }

            text[written++] = text[i];
        }

        return text[..written];
    }
}
