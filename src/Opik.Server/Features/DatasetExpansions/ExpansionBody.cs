using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.DatasetExpansions;

/// <summary>What is to be made.</summary>
/// <param name="Model">Model, as users name it.</param>
/// <param name="SampleCount">How many items; default 10.</param>
/// <param name="PreserveFields">Fields whose pattern is to be kept.</param>
/// <param name="VariationInstructions">What is to vary.</param>
/// <param name="CustomPrompt">Instructions in place of ours.</param>
/// <param name="MaxCompletionTokens">Limit of each answer of the model.</param>
internal sealed record ExpansionBody(string? Model, int? SampleCount, IReadOnlyList<string?>? PreserveFields, string? VariationInstructions, string? CustomPrompt, int? MaxCompletionTokens)
{
    private const int MostSamples = 200;
    private const int LeastTokens = 100;
    private const int LongestText = 100_000;

    /// <summary>How many items are wanted.</summary>
    public int Count => SampleCount ?? 10;

    /// <summary>422 unless the members keep the rules.</summary>
    public void Check()
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "model", Model);
        if (Count is < 1 or > MostSamples)
            violations.Add(string.Empty, $"sampleCount must be between 1 and {MostSamples}");
        if (MaxCompletionTokens < LeastTokens)
            violations.Add(string.Empty, $"maxCompletionTokens must be greater than or equal to {LeastTokens}");
        violations.CheckLength(string.Empty, "variationInstructions", VariationInstructions, LongestText);
        violations.CheckLength(string.Empty, "customPrompt", CustomPrompt, LongestText);
        violations.ThrowIfAny();
    }
}
