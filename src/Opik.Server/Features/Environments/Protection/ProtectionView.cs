using Opik.Storage;

namespace Opik.Server.Features.Environments.Protection;

/// <summary>What an environment asks for before it is given another version.</summary>
/// <param name="EnvironmentId">The environment.</param>
/// <param name="Protected">Whether it asks for anything.</param>
/// <param name="Enforce">Whether the server refuses what has not passed.</param>
/// <param name="MinimumPassRate">Share of items that must pass; null: what each suite asks for.</param>
/// <param name="Suites">Its suites that are not deleted.</param>
/// <param name="LastUpdatedAt">Last change; null: it is not protected.</param>
/// <param name="LastUpdatedBy">Last author.</param>
internal sealed record ProtectionView(
    Guid EnvironmentId, bool Protected, bool Enforce, double? MinimumPassRate, IReadOnlyList<ProtectingSuiteView> Suites, DateTime? LastUpdatedAt, string? LastUpdatedBy)
{
    public static ProtectionView Of(EnvironmentProtection protection, IEnumerable<Dataset> suites) => new(
        protection.EnvironmentId, true, protection.Enforce, protection.MinimumPassRate, [.. suites.Select(ProtectingSuiteView.Of)], protection.LastUpdatedAt, protection.LastUpdatedBy);

    public static ProtectionView None(Guid environmentId) => new(environmentId, false, false, null, [], null, null);
}
