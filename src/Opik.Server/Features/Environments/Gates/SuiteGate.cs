using Opik.Storage;

namespace Opik.Server.Features.Environments.Gates;

/// <summary>How a suite stands with a version.</summary>
/// <param name="SuiteId">The suite.</param>
/// <param name="SuiteName">Its name.</param>
/// <param name="ProjectId">Its project.</param>
/// <param name="State">Whether it passed.</param>
/// <param name="NeededPassRate">Share of items that must pass.</param>
/// <param name="Run">Its newest whole run with the version that has ended; it decides.</param>
/// <param name="Running">A newer run with the version that has not ended.</param>
/// <param name="Current">Its newest whole run with the version that the environment uses now.</param>
/// <param name="Latest">Its newest whole run with whatever version, where it never ran with this one.</param>
internal sealed record SuiteGate(
    Guid SuiteId, string SuiteName, Guid? ProjectId, GateState State, double NeededPassRate, SuiteRun? Run, SuiteRun? Running, SuiteRun? Current, SuiteRun? Latest)
{
    private const double Noise = 1e-9;

    public static SuiteGate Of(Dataset suite, double needed, SuiteRun? run, SuiteRun? running, SuiteRun? current, SuiteRun? latest) => new(
        suite.Id, suite.Name, suite.ProjectId,
        run?.PassRate is { } rate ? rate >= needed - Noise ? GateState.Passed : GateState.Failed : running is null ? GateState.NeverRun : GateState.Running,
        needed, run, running, current, latest);
}
