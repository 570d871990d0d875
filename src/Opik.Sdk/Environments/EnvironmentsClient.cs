using System.Net;

namespace Opik.Environments;

/// <summary>
/// The registry of environments of a workspace (<c>production</c>, <c>staging</c>, …). From <see cref="OpikClient.Environments"/>.
/// A trace may name an environment that is not registered; the server then registers it.
/// </summary>
public sealed class EnvironmentsClient
{
    private const string Path = "v1/private/environments";
    private static readonly string[] BuiltIn = ["production", "staging", "development"];
    private readonly OpikClient client;

    internal EnvironmentsClient(OpikClient client) => this.client = client;

    /// <summary>Lists all environments; the server keeps at most 100 of a workspace. Python: <c>get_environments</c>.</summary>
    public async Task<IReadOnlyList<EnvironmentRecord>> ListAsync(CancellationToken cancellationToken = default) =>
        (await client.Rest.GetAsync(Path, EnvironmentsJson.Default.PageOfEnvironmentRecord, cancellationToken).ConfigureAwait(false)).Content;

    /// <summary>Finds an environment by its name; null: none is registered.</summary>
    public async Task<EnvironmentRecord?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return (await ListAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(environment => environment.Name == name.Trim());
    }

    /// <summary>Registers an environment. Python: <c>create_environment</c>.</summary>
    /// <param name="name">Letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="description">What it is for, at most 500 characters.</param>
    /// <param name="color">Colour in the web interface, such as <c>#19A979</c>; null: the server's choice.</param>
    /// <param name="position">Place in lists, from 0; null: the end.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="EnvironmentAlreadyExistsException">The name is taken.</exception>
    /// <exception cref="OpikApiException">422: a value breaks a rule.</exception>
    public async Task<EnvironmentRecord> CreateAsync(string name, string? description = null, string? color = null, int? position = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        try
        {
            var created = await client.Rest.PostAsync(Path, new EnvironmentBody(name, description, color, position), EnvironmentsJson.Default.EnvironmentBody, cancellationToken).ConfigureAwait(false);
            return await client.Rest.GetAsync($"{Path}/{created.CreatedId()}", EnvironmentsJson.Default.EnvironmentRecord, cancellationToken).ConfigureAwait(false);
        }
        catch (OpikApiException taken) when (taken.StatusCode == HttpStatusCode.Conflict && taken.Message.Contains("exist", StringComparison.OrdinalIgnoreCase))
        {
            throw new EnvironmentAlreadyExistsException($"Environment '{name}' is registered already; change it with UpdateAsync.");
        }
    }

    /// <summary>Changes an environment; what is null stays. Python: <c>update_environment</c>.</summary>
    /// <param name="name">Which.</param>
    /// <param name="newName">Its new name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="color">Colour; not of <c>production</c>, <c>staging</c> and <c>development</c>.</param>
    /// <param name="position">Place in lists, from 0.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="EnvironmentNotFoundException">None of that name is registered.</exception>
    /// <exception cref="EnvironmentConfigurationException">The colour of a built-in environment was to change.</exception>
    /// <exception cref="EnvironmentAlreadyExistsException">The new name is taken.</exception>
    public async Task<EnvironmentRecord> UpdateAsync(string name, string? newName = null, string? description = null, string? color = null, int? position = null, CancellationToken cancellationToken = default)
    {
        if (color is not null && BuiltIn.Contains(name))
            throw new EnvironmentConfigurationException($"The colour of the built-in environment '{name}' is fixed; leave it out, or register an environment of your own.");
        var known = await FindAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new EnvironmentNotFoundException($"No environment '{name}' is registered; register it with CreateAsync.");
        try
        {
            await client.Rest.PatchAsync($"{Path}/{known.Id}", new EnvironmentBody(newName, description, color, position), EnvironmentsJson.Default.EnvironmentBody, cancellationToken).ConfigureAwait(false);
            return await client.Rest.GetAsync($"{Path}/{known.Id}", EnvironmentsJson.Default.EnvironmentRecord, cancellationToken).ConfigureAwait(false);
        }
        catch (OpikApiException refused) when (refused.StatusCode == HttpStatusCode.NotFound)
        {
            throw new EnvironmentNotFoundException($"Environment '{name}' was deleted meanwhile.");
        }
        catch (OpikApiException refused) when (refused.StatusCode == HttpStatusCode.Conflict)
        {
            throw new EnvironmentAlreadyExistsException($"Environment '{newName}' is registered already.");
        }
    }

    /// <summary>Deletes an environment; one that is not registered does not matter. Traces keep its name. Python: <c>delete_environment</c>.</summary>
    public async Task DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(name, cancellationToken).ConfigureAwait(false) is { } known)
            await client.Rest.DeleteAsync($"{Path}/delete", [known.Id], cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
