using System.Text.Json.Nodes;

namespace Opik.Guardrails;

/// <summary>Blocks personal data. Runs in the guardrails service. Python: <c>PII</c>.</summary>
public sealed record PiiGuard : Guard
{
    /// <param name="blockedEntities">Kinds of data, such as <c>CREDIT_CARD</c>, <c>PERSON</c>, <c>EMAIL_ADDRESS</c>; null: the service's choice.</param>
    /// <param name="language">Language of the text.</param>
    /// <param name="threshold">How sure a finding must be, 0-1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is out of range.</exception>
    public PiiGuard(IReadOnlyList<string>? blockedEntities = null, string language = "en", double threshold = 0.5) =>
        (BlockedEntities, Language, Threshold) = (blockedEntities, Checked(language, nameof(language)), Checked(threshold));

    /// <summary>Kinds of data; null: the service's choice.</summary>
    public IReadOnlyList<string>? BlockedEntities { get; }

    /// <summary>Language of the text.</summary>
    public string Language { get; }

    /// <summary>How sure a finding must be, 0-1.</summary>
    public double Threshold { get; }

    /// <inheritdoc/>
    public override GuardType Type => GuardType.Pii;

    internal override IEnumerable<JsonObject> Configs => [new() { ["entities"] = Texts(BlockedEntities), ["language"] = Language, ["threshold"] = Threshold }];
}
