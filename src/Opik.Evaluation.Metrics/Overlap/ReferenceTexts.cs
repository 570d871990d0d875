using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Overlap;

/// <summary>Output and references, checked.</summary>
internal static class ReferenceTexts
{
    /// <exception cref="MetricComputationException">The output or a reference is blank, or there is no reference.</exception>
    public static void Check(string metric, string output, IReadOnlyList<string> references)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(references);
        if (IsBlank(output))
            throw new MetricComputationException($"{metric} cannot score an empty output.");
        if (references.Count == 0)
            throw new MetricComputationException($"{metric} needs a reference.");
        foreach (var reference in references)
        {
            if (IsBlank(reference))
                throw new MetricComputationException($"{metric} cannot compare with an empty reference.");
        }
    }

    private static bool IsBlank(string text)
    {
        foreach (var c in text)
        {
            if (!PythonText.IsWhiteSpace(c))
                return false;
        }

        return true;
    }
}
