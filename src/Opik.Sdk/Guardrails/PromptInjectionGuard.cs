using System.Text.Json.Nodes;

namespace Opik.Guardrails;

/// <summary>Blocks attempts to give a model other instructions. Runs in the guardrails service. Python: <c>PromptInjection</c>.</summary>
public sealed record PromptInjectionGuard : Guard
{
    /// <param name="threshold">How sure a finding must be, 0-1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is out of range.</exception>
    public PromptInjectionGuard(double threshold = 0.5) => Threshold = Checked(threshold);

    /// <summary>How sure a finding must be, 0-1.</summary>
    public double Threshold { get; }

    /// <inheritdoc/>
    public override GuardType Type => GuardType.PromptInjection;

    internal override IEnumerable<JsonObject> Configs => [new() { ["threshold"] = Threshold }];
}
