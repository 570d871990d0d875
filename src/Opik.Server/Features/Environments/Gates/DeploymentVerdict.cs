using Opik.Storage;

namespace Opik.Server.Features.Environments.Gates;

/// <summary>What an environment says about a version.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Protection">What it asks for; null: nothing.</param>
/// <param name="Subject">The version.</param>
/// <param name="Current">The version that it uses now.</param>
/// <param name="DeployedBefore">Whether it has used the version before: going back is always allowed.</param>
/// <param name="Suites">How each suite stands.</param>
internal sealed record DeploymentVerdict(
    DeploymentEnvironment Environment, EnvironmentProtection? Protection, DeploymentSubject Subject, DeploymentSubject? Current, bool DeployedBefore, IReadOnlyList<SuiteGate> Suites)
{
    /// <summary>Whether every suite passed.</summary>
    public bool IsMet => Suites.All(static gate => gate.State == GateState.Passed);

    /// <summary>Whether the server takes the deployment.</summary>
    public bool IsAllowed => Protection is not { Enforce: true } || DeployedBefore || IsMet;

    /// <summary>Why not, and what to do.</summary>
    public string Refusal() =>
        $"Environment '{Environment.Name}' is protected and {Subject.VersionName ?? "this version"} has not passed what it asks for: "
        + string.Join("; ", Suites.Where(static gate => gate.State != GateState.Passed).Select(Reason))
        + ". Run the suites with this version, or end the enforcement in the settings of the environment.";

    private static string Reason(SuiteGate gate) => gate.State switch
    {
        GateState.Failed => FormattableString.Invariant($"suite '{gate.SuiteName}' passed {gate.Run!.PassRate * 100:0.#} % of its items and needs {gate.NeededPassRate * 100:0.#} %"),
        GateState.Running => $"suite '{gate.SuiteName}' has not ended",
        _ => $"suite '{gate.SuiteName}' has not run with it",
    };
}
