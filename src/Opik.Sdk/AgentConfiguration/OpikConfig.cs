using System.Text.Json.Serialization;

namespace Opik.AgentConfiguration;

/// <summary>
/// Settings of an agent that are stored at the server as numbered versions. Derive a record; each property is a field, stored
/// under its name in snake_case, with the text of <see cref="System.ComponentModel.DescriptionAttribute"/>:
/// <code>
/// public sealed record SupportConfig : OpikConfig
/// {
///     [Description("LLM model")] public required string Model { get; init; }
///     [Description("Sampling temperature")] public required double Temperature { get; init; }
/// }
/// </code>
/// Python: <c>opik.Config</c>, formerly <c>opik.AgentConfig</c>.
/// </summary>
/// <remarks>
/// A version that lacks a field does not fit, unless the property is nullable or a constructor parameter with a default.
/// A copy (<c>config with { … }</c>) belongs to no version until it is stored. Two are equal when their fields are.
/// </remarks>
public abstract record OpikConfig
{
    /// <summary>For derived records.</summary>
    protected OpikConfig()
    {
    }

    /// <summary>A copy, which belongs to no version.</summary>
    protected OpikConfig(OpikConfig original)
    {
    }

    /// <summary>Name of the version that it was read from, such as <c>v3</c>; null: none.</summary>
    [JsonIgnore]
    public string? Version => Origin?.Version?.Name;

    /// <summary>Environments of that version when it was read.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Environments => Origin?.Version?.Environments ?? [];

    /// <summary>True when the server could not give it and the fallback of the request stands in. Python: <c>is_fallback</c>.</summary>
    [JsonIgnore]
    public bool IsFallback => Origin is { Version: null };

    /// <summary>Where it came from; null: made by the program.</summary>
    [JsonIgnore]
    internal ConfigOrigin? Origin { get; set; }

    /// <summary>Makes an environment use the version it was read from. Python: <c>deploy_to</c>.</summary>
    /// <param name="environment">Name of the environment, such as <c>prod</c>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidOperationException">It belongs to no version.</exception>
    public Task DeployAsync(string environment, CancellationToken cancellationToken = default) => Origin is { Version.Name: { } version } origin
        ? origin.Area.DeployAsync(version, environment, origin.ProjectName, cancellationToken)
        : throw new InvalidOperationException("This configuration belongs to no version: store it with client.AgentConfigs.CreateAsync, or read it with GetOrCreateAsync, before it is deployed.");

    /// <summary>True when both are of one type; derived records compare their fields.</summary>
    public virtual bool Equals(OpikConfig? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();
}
