using Opik.Rest;

namespace Opik.FeedbackDefinitions;

/// <summary>What people are asked when they judge. From <see cref="OpikClient.FeedbackDefinitions"/>.</summary>
public sealed class FeedbackDefinitionsClient
{
    private const string Path = "v1/private/feedback-definitions";
    private readonly OpikClient client;

    internal FeedbackDefinitionsClient(OpikClient client) => this.client = client;

    /// <summary>Stores a definition.</summary>
    /// <exception cref="OpikApiException">409: the name is taken. 422: bounds or labels break a rule.</exception>
    public async Task<FeedbackDefinition> CreateAsync(FeedbackDefinition definition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var created = await client.Rest.PostAsync(Path, definition with { Id = null, CreatedAt = null }, FeedbackDefinitionsJson.Default.FeedbackDefinition, cancellationToken).ConfigureAwait(false);
        return await GetAsync(created.CreatedId(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a definition.</summary>
    /// <exception cref="OpikApiException">404: there is none of that id.</exception>
    public Task<FeedbackDefinition> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        client.Rest.GetAsync($"{Path}/{id}", FeedbackDefinitionsJson.Default.FeedbackDefinition, cancellationToken);

    /// <summary>Lists definitions.</summary>
    /// <param name="name">Part of the name; null: all.</param>
    /// <param name="type">Only those of this type; null: all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<FeedbackDefinition> ListAsync(string? name = null, FeedbackDefinitionType? type = null, CancellationToken cancellationToken = default)
    {
        var wanted = type is { } one ? WireEnumConverter<FeedbackDefinitionType>.Instance.Name(one) : null;
        return client.Rest.PagesAsync((page, size) => new QueryString(Path).Add("page", page).Add("size", size).Add("name", name).Add("type", wanted).ToString(), FeedbackDefinitionsJson.Default.PageOfFeedbackDefinition, cancellationToken: cancellationToken);
    }

    /// <summary>Replaces a definition, which must have an id.</summary>
    /// <exception cref="ArgumentException">It has no id.</exception>
    /// <exception cref="OpikApiException">404: there is none of that id. 422: bounds or labels break a rule.</exception>
    public Task UpdateAsync(FeedbackDefinition definition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var id = definition.Id ?? throw new ArgumentException("The definition has no id: read it with GetAsync or ListAsync first.", nameof(definition));
        return client.Rest.PutAsync($"{Path}/{id}", definition with { Id = null, CreatedAt = null }, FeedbackDefinitionsJson.Default.FeedbackDefinition, cancellationToken);
    }

    /// <summary>Deletes definitions; scores of their names stay. Unknown ids do not matter.</summary>
    public Task DeleteAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken = default) =>
        client.Rest.DeleteAsync($"{Path}/delete", ids, cancellationToken: cancellationToken);
}
