using System.Text.Json.Nodes;

namespace Opik.Guardrails;

/// <summary>Allows only some topics, or blocks some. Runs in the guardrails service. Python: <c>Topic</c>.</summary>
public sealed record TopicGuard : Guard
{
    /// <param name="allowedTopics">The text must be about one of these; null: about anything.</param>
    /// <param name="restrictedTopics">The text must be about none of these; null: no such topics.</param>
    /// <param name="threshold">How sure a topic must be, 0-1.</param>
    /// <exception cref="ArgumentException">No topics are given at all.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is out of range.</exception>
    public TopicGuard(IReadOnlyList<string>? allowedTopics = null, IReadOnlyList<string>? restrictedTopics = null, double threshold = 0.5)
    {
        // A guard without topics would pass everything.
        if (allowedTopics is not { Count: > 0 } && restrictedTopics is not { Count: > 0 })
            throw new ArgumentException("Give allowed topics, restricted topics, or both.", nameof(allowedTopics));
        (AllowedTopics, RestrictedTopics, Threshold) = (allowedTopics, restrictedTopics, Checked(threshold));
    }

    /// <summary>The text must be about one of these; null: about anything.</summary>
    public IReadOnlyList<string>? AllowedTopics { get; }

    /// <summary>The text must be about none of these; null: no such topics.</summary>
    public IReadOnlyList<string>? RestrictedTopics { get; }

    /// <summary>How sure a topic must be, 0-1.</summary>
    public double Threshold { get; }

    /// <inheritdoc/>
    public override GuardType Type => GuardType.Topic;

    internal override IEnumerable<JsonObject> Configs
    {
        get
        {
            if (AllowedTopics is { Count: > 0 })
                yield return new() { ["topics"] = Texts(AllowedTopics), ["threshold"] = Threshold, ["mode"] = "allow" };
            if (RestrictedTopics is { Count: > 0 })
                yield return new() { ["topics"] = Texts(RestrictedTopics), ["threshold"] = Threshold, ["mode"] = "restrict" };
        }
    }
}
