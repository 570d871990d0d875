using System.Text.Json.Serialization;
using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.FeedbackDefinitions;

/// <summary>Body of create and replace. The id is given by the server.</summary>
internal sealed record FeedbackDefinitionBody(string? Name, FeedbackType? Type, string? Description, FeedbackDetails? Details)
{
    private readonly ScorePolarity? _polarity;
    private readonly ScoreThresholds? _thresholds;

    /// <summary>Which way is better; null: nobody says, values are neutral.</summary>
    public ScorePolarity? Polarity
    {
        get => _polarity;
        init => (_polarity, Judges) = (value, true);
    }

    /// <summary>Where values become worth a look, and bad. They need a polarity.</summary>
    public ScoreThresholds? Thresholds
    {
        get => _thresholds;
        init => (_thresholds, Judges) = (value, true);
    }

    /// <summary>Whether one of the two is there, be it as null. Official clients send neither; that changes nothing.</summary>
    [JsonIgnore]
    public bool Judges { get; private init; }

    /// <summary>The definition; 422 when a member breaks a rule.</summary>
    public FeedbackDefinition ToDefinition(Guid id)
    {
        var violations = new Violations();
        violations.CheckNotBlank(string.Empty, "name", Name);
        violations.CheckLength(string.Empty, "name", Name, 150);
        violations.CheckLength(string.Empty, "description", Description, 255);
        violations.CheckNotNull(string.Empty, "type", Type);
        violations.CheckNotNull(string.Empty, "details", Details);
        if (Type is { } known)
            Details?.Check(known, violations);
        CheckThresholds(violations);
        violations.ThrowIfAny();

        var type = Type!.Value;
        return new FeedbackDefinition
        {
            Id = id,
            Name = Name!,
            Type = TypeName(type),
            Description = Description,
            Details = Details!.ToJson(type),
            Judgement = Polarity is { } polarity ? new ScoreJudgement(polarity == ScorePolarity.Lower, Thresholds?.Warn, Thresholds?.Error) : null,
        };
    }

    private void CheckThresholds(Violations violations)
    {
        if (Thresholds is not { } thresholds || thresholds is { Warn: null, Error: null })
            return;
        if (thresholds.Warn is { } warn && !double.IsFinite(warn))
            violations.Add("thresholds.", "warn must be a finite number");
        if (thresholds.Error is { } error && !double.IsFinite(error))
            violations.Add("thresholds.", "error must be a finite number");
        if (Polarity is null)
            violations.Add(string.Empty, "polarity must not be null where thresholds are given");
        else if (Polarity == ScorePolarity.Higher && thresholds.Error > thresholds.Warn)
            violations.Add("thresholds.", "error must not be greater than warn where higher is better");
        else if (Polarity == ScorePolarity.Lower && thresholds.Error < thresholds.Warn)
            violations.Add("thresholds.", "error must not be less than warn where lower is better");
    }

    /// <summary>Name of the type on the wire.</summary>
    public static string TypeName(FeedbackType type) => type switch
    {
        FeedbackType.Numerical => "numerical",
        FeedbackType.Categorical => "categorical",
        _ => "boolean",
    };
}
