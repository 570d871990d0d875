using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>Shows a value of a trace within a number of tokens, as much of it as fits.</summary>
internal static class TraceView
{
    private const int MediumText = 400;
    private const int MediumItems = 20;
    private const int MarkTokens = 6;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly (int Children, int Levels)[] Cuts = [(int.MaxValue, int.MaxValue), (40, 6), (20, 4), (10, 3), (5, 2), (3, 1)];

    /// <summary>
    /// Tokens of a text, about: no tokenizer fits all models. A token is near four letters of English and little more than one of
    /// Chinese, which four bytes of UTF-8 meet from above for most texts.
    /// </summary>
    public static int Tokens(string text) => (Encoding.UTF8.GetByteCount(text) + 3) / 4;

    /// <summary>One value as JSON on one line.</summary>
    public static string Print(JsonNode? value) => value?.ToJsonString(Readable) ?? "null";

    /// <summary>The value in the fullest form that fits, or in a form that was asked for, if it fits.</summary>
    /// <param name="match">The value and its path.</param>
    /// <param name="tokens">Most tokens.</param>
    /// <param name="from">The fullest form that is tried.</param>
    public static (TraceTier Tier, string Text) Render(TraceMatch match, int tokens, TraceTier from = TraceTier.Full)
    {
        for (var tier = from; tier < TraceTier.Skeleton; tier++)
        {
            var text = Print(Show(match, tier));
            if (Tokens(text) <= tokens)
                return (tier, text);
        }

        // The begin of a text says more than its length.
        if (match.Value?.GetValueKind() == JsonValueKind.String)
            return (TraceTier.Medium, Print(CutTo(match.Value.GetValue<string>(), tokens)));
        var skeleton = string.Empty;
        foreach (var (children, levels) in Cuts)
        {
            skeleton = Print(TraceSkeleton.Of(match, children, levels));
            if (Tokens(skeleton) <= tokens)
                return (TraceTier.Skeleton, skeleton);
        }

        return (TraceTier.Skeleton, CutTo(skeleton, tokens));
    }

    /// <summary>The begin of a text that fits, and how much is missing.</summary>
    public static string CutTo(string text, int tokens) =>
        Tokens(text) <= tokens ? text : Cut(text, (int)(Math.Max(tokens - MarkTokens, 0) * 4L * text.Length / Encoding.UTF8.GetByteCount(text)));

    /// <summary>The begin of a text, and how much is missing.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = Math.Max(length, 0);
        // Not between the halves of a letter outside the first plane.
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
            end--;
        return $"{text[..end]}…[+{text.Length - end}]";
    }

    private static JsonNode? Show(TraceMatch match, TraceTier tier)
    {
        switch (match.Value)
        {
            case JsonObject members:
                var shown = new JsonObject();
                if (TraceSkeleton.IsSpan(members))
                    shown["path"] = match.Path;
                foreach (var (key, value) in members)
                    shown[key] = Show(new TraceMatch(TracePath.Member(match.Path, key), value), tier);
                return shown;
            case JsonArray items:
                var most = tier == TraceTier.Full || TraceSkeleton.AreSpans(items) ? items.Count : MediumItems;
                var list = new JsonArray([.. items.Take(most).Select((item, i) => Show(new TraceMatch(TracePath.Item(match.Path, i), item), tier))]);
                if (items.Count > most)
                    list.Add((JsonNode)new JsonObject { ["$more"] = items.Count - most });
                return list;
            case JsonValue value when tier != TraceTier.Full && value.GetValueKind() == JsonValueKind.String:
                return Cut(value.GetValue<string>(), MediumText);
            default:
                return match.Value?.DeepClone();
        }
    }
}
