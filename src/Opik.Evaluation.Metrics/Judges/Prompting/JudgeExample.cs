using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges;

/// <summary>A judgement that a model is shown to learn from. Python: the dictionaries of <c>few_shot_examples</c>.</summary>
/// <param name="Data">What was judged.</param>
/// <param name="Answer">What a good judge answers, in the form of the judge's answer.</param>
public sealed record JudgeExample(JudgeData Data, JsonObject Answer)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal string Render(IEnumerable<string> tags)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
            Answer.WriteTo(writer);
        return $"<example>\n{Data.Render(tags)}\n\n<answer>\n{System.Text.Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length))}\n</answer>\n</example>";
    }
}
