using System.Text.Json.Nodes;

namespace Opik.Guardrails;

/// <summary>Blocks what a classifier finds that was trained with <see cref="GuardrailsClient.TrainAsync"/>. Runs in the guardrails service. Python: <c>CustomGuardrail</c>.</summary>
public sealed record CustomGuard : Guard
{
    /// <param name="modelName">Name of the classifier.</param>
    /// <param name="threshold">How sure a finding must be, 0-1.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is out of range.</exception>
    public CustomGuard(string modelName, double threshold = 0.5) => (ModelName, Threshold) = (Checked(modelName, nameof(modelName)), Checked(threshold));

    /// <summary>Name of the classifier.</summary>
    public string ModelName { get; }

    /// <summary>How sure a finding must be, 0-1.</summary>
    public double Threshold { get; }

    /// <inheritdoc/>
    public override GuardType Type => GuardType.CustomClassifier;

    internal override IEnumerable<JsonObject> Configs => [new() { ["model_name"] = ModelName, ["threshold"] = Threshold }];
}
