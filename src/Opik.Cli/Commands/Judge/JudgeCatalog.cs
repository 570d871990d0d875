using Opik.Evaluation;
using Opik.Evaluation.Judges;
using Opik.Evaluation.Judges.Quality;

namespace Opik.Cli.Commands.Judge;

/// <summary>Judges that the command can measure, by the names that it knows them by.</summary>
internal static class JudgeCatalog
{
    private static readonly Dictionary<string, Func<JudgeModel, double?, IMetric>> Judges = new(StringComparer.Ordinal)
    {
        ["hallucination"] = static (model, temperature) => new HallucinationMetric(new() { Model = model, Temperature = temperature }),
        ["answer_relevance"] = static (model, temperature) => new AnswerRelevanceMetric(new() { Model = model, Temperature = temperature, RequireContext = false }),
        ["moderation"] = static (model, temperature) => new ModerationMetric(new() { Model = model, Temperature = temperature }),
        ["usefulness"] = static (model, temperature) => new UsefulnessMetric(new() { Model = model, Temperature = temperature }),
        ["context_precision"] = static (model, temperature) => new ContextPrecisionMetric(new() { Model = model, Temperature = temperature }),
        ["context_recall"] = static (model, temperature) => new ContextRecallMetric(new() { Model = model, Temperature = temperature }),
        ["factuality"] = static (model, temperature) => new FactualityMetric(new() { Model = model, Temperature = temperature }),
        ["meaning_match"] = static (model, temperature) => new MeaningMatchMetric(new() { Model = model, Temperature = temperature }),
        ["structured_output_compliance"] = static (model, temperature) => new StructuredOutputComplianceMetric(new() { Model = model, Temperature = temperature }),
    };

    /// <summary>The names: those of single judges, then those of the presets of G-Eval.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Judges.Keys, .. GEvalPresets.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Makes a judge.</summary>
    public static IMetric Create(string name, JudgeModel model, double? temperature) =>
        Judges.TryGetValue(name, out var create) ? create(model, temperature) : new GEvalPresetMetric(name, new() { Model = model, Temperature = temperature });

    /// <summary>The labelled set that comes with a judge; null: none does.</summary>
    public static string? SetOf(string name) => LabelledSet.BuiltIn.Contains(name, StringComparer.Ordinal) ? name : null;
}
