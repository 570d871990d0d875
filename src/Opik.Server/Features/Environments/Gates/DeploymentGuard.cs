using Opik.Storage;

namespace Opik.Server.Features.Environments.Gates;

/// <summary>Refuses deployments that an environment which enforces its protection does not take.</summary>
internal sealed class DeploymentGuard(IEnvironments environments, IEnvironmentProtections protections, DeploymentGates gates)
{
    /// <summary>Does nothing unless one of the environments enforces its protection.</summary>
    /// <param name="scope">Workspace.</param>
    /// <param name="names">The environments that are given the version.</param>
    /// <param name="subject">Finds the version; null: whoever writes says that there is none.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="StoreConflictException">The version has not passed.</exception>
    public async Task RequireAsync(Scope scope, IReadOnlyCollection<string> names, Func<Task<DeploymentSubject?>> subject, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
            return;
        var enforced = (await protections.FindAsync(scope, cancellationToken)).Where(static protection => protection.Enforce).ToDictionary(static protection => protection.EnvironmentId);
        if (enforced.Count == 0)
            return;
        var wanted = names.Select(static name => name.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var environment in (await environments.FindAsync(scope, cancellationToken)).Where(environment => wanted.Contains(environment.Name) && enforced.ContainsKey(environment.Id)))
        {
            if (await subject() is not { } version)
                return;
            var verdict = await gates.JudgeAsync(scope, environment, enforced[environment.Id], version, null, cancellationToken);
            if (!verdict.IsAllowed)
                throw new StoreConflictException(verdict.Refusal());
        }
    }
}
