using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Environments.Protection;
using Opik.Storage;

namespace Opik.Server.Features.Environments.Gates;

/// <summary>The one rule by which pages ask and the server refuses: what the suites of an environment say about a version.</summary>
internal sealed class DeploymentGates(ProtectingSuites suites, SuiteRuns runs, IDeployments deployments)
{
    /// <summary>How a version stands.</summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="protection">What it asks for; null: nothing.</param>
    /// <param name="subject">The version.</param>
    /// <param name="current">The version that it uses now; null: none, or this one.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public async Task<DeploymentVerdict> JudgeAsync(
        Scope scope, DeploymentEnvironment environment, EnvironmentProtection? protection, DeploymentSubject subject, DeploymentSubject? current, CancellationToken cancellationToken)
    {
        var had = await deployments.HadAsync(scope, environment.Name, subject.VersionId, cancellationToken);
        var gates = new List<SuiteGate>();
        foreach (var suite in await suites.FindAsync(scope, protection?.SuiteIds ?? [], cancellationToken))
        {
            if (subject.IsJudgedBy(suite))
                gates.Add(await GateAsync(scope, suite, protection?.MinimumPassRate ?? NeededBy(suite), subject, current, cancellationToken));
        }

        return new DeploymentVerdict(environment, protection, subject, current, had, gates);
    }

    private async Task<SuiteGate> GateAsync(Scope scope, Dataset suite, double needed, DeploymentSubject subject, DeploymentSubject? current, CancellationToken cancellationToken)
    {
        var (ended, running) = await runs.NewestAsync(scope, subject.Experiments(suite.Id, subject.VersionId), cancellationToken);
        var before = current is null ? null : (await runs.NewestAsync(scope, subject.Experiments(suite.Id, current.VersionId), cancellationToken)).Ended;
        var latest = ended is not null || running is not null
            ? null
            : (await runs.NewestAsync(scope, new ExperimentQuery { DatasetId = suite.Id, Types = [ExperimentType.Regular] }, cancellationToken)).Ended;
        return SuiteGate.Of(suite, needed, ended, running, before, latest);
    }

    /// <summary>What the suite itself asks for: <c>{"needed_pass_rate":0.95}</c> of its policy, else all.</summary>
    private static double NeededBy(Dataset suite)
    {
        if (suite.LatestVersion?.ExecutionPolicy is not { } policy)
            return 1;
        using var json = JsonDocument.Parse(policy.Utf8);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("needed_pass_rate", out var needed) && needed.ValueKind == JsonValueKind.Number
            ? needed.GetDouble()
            : 1;
    }
}
