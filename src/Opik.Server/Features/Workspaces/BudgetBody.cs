using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Workspaces;

/// <summary>Body of a change of the budget.</summary>
/// <param name="Budget">USD of a calendar month; null: no budget.</param>
internal sealed record BudgetBody(double? Budget)
{
    private const double Most = 1_000_000_000;

    /// <summary>422 unless it is an amount.</summary>
    public void Check()
    {
        var violations = new Violations();
        if (Budget is not null and not (> 0 and <= Most))
            violations.Add(string.Empty, $"budget must be more than 0 and at most {Most:0}");
        violations.ThrowIfAny();
    }
}
