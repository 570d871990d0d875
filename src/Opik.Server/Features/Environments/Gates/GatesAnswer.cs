namespace Opik.Server.Features.Environments.Gates;

/// <summary>What an environment says about a version.</summary>
/// <param name="EnvironmentId">The environment.</param>
/// <param name="Environment">Its name.</param>
/// <param name="Protected">Whether it asks for anything.</param>
/// <param name="Enforce">Whether the server refuses what has not passed.</param>
/// <param name="Met">Whether every suite passed; true where there is none.</param>
/// <param name="DeployedBefore">Whether the environment has used the version before: going back is always allowed.</param>
/// <param name="Allowed">Whether the server takes the deployment.</param>
/// <param name="CurrentVersionId">The version that it uses now; left out where it has none, or this one.</param>
/// <param name="CurrentVersion"><c>v1</c>, <c>v2</c>, …</param>
/// <param name="Suites">How each suite stands.</param>
internal sealed record GatesAnswer(
    Guid EnvironmentId, string Environment, bool Protected, bool Enforce, bool Met, bool DeployedBefore, bool Allowed, Guid? CurrentVersionId, string? CurrentVersion, IReadOnlyList<SuiteGate> Suites)
{
    public static GatesAnswer Of(DeploymentVerdict verdict) => new(
        verdict.Environment.Id, verdict.Environment.Name, verdict.Protection is not null, verdict.Protection is { Enforce: true }, verdict.IsMet, verdict.DeployedBefore, verdict.IsAllowed,
        verdict.Current?.VersionId, verdict.Current?.VersionName, verdict.Suites);
}
