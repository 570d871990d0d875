using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>
/// Makes experiments, for requests and for runs on the server: <see cref="CreateAsync"/>, then items through
/// <see cref="IExperimentItems"/>, then <see cref="IExperiments.FinishAsync"/>.
/// </summary>
internal sealed class ExperimentCreation(IExperiments experiments, IPromptVersionLookup prompts, TimeProvider clock)
{
    /// <summary>
    /// Makes an experiment: an id and a name where there are none, prompt versions that exist. Its id.
    /// </summary>
    /// <param name="scope">Who makes it.</param>
    /// <param name="experiment">What is known; an empty id or a blank name is made up.</param>
    /// <param name="promptVersions">Prompt versions that it uses.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ApiException">409: a prompt version does not exist.</exception>
    /// <exception cref="StoreConflictException">The dataset has no such version.</exception>
    public async Task<Guid> CreateAsync(Scope scope, NewExperiment experiment, IReadOnlyList<Guid> promptVersions, CancellationToken cancellationToken)
    {
        var complete = experiment with
        {
            Id = experiment.Id == Guid.Empty ? UuidV7.Create(clock) : experiment.Id,
            Name = string.IsNullOrWhiteSpace(experiment.Name) ? ExperimentNames.Create(Random.Shared) : experiment.Name,
            Prompts = await LinksAsync(scope, promptVersions, cancellationToken),
        };
        await experiments.CreateAsync(scope, complete, cancellationToken);
        return complete.Id;
    }

    private async Task<IReadOnlyList<PromptVersionLink>?> LinksAsync(Scope scope, IReadOnlyList<Guid> versions, CancellationToken cancellationToken)
    {
        if (versions.Count == 0)
            return null;
        var known = await prompts.FindAsync(scope, versions, cancellationToken);
        return [.. versions.Select(version => known.TryGetValue(version, out var found)
            ? new PromptVersionLink(version, found.Commit, found.PromptId, found.PromptName)
            : throw ApiException.WithErrors(StatusCodes.Status409Conflict, $"Prompt version not found: {version:D}"))];
    }
}
