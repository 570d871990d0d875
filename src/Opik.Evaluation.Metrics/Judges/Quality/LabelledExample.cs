using System.Text.Json.Nodes;

namespace Opik.Evaluation.Judges.Quality;

/// <summary>An example whose right answer people have given.</summary>
/// <param name="Id">Name within its set.</param>
/// <param name="Arguments">What the judge gets, by the names of its arguments: <c>input</c>, <c>output</c>, <c>context</c>, …</param>
/// <param name="Label">Whether a judge that is right gives at least the threshold: a hallucination for a judge of hallucinations, a relevant answer for a judge of relevance.</param>
/// <param name="Note">What makes it easy or hard; null: not said.</param>
public sealed record LabelledExample(string Id, JsonObject Arguments, bool Label, string? Note = null);
