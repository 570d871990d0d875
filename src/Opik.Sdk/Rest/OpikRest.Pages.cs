using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Opik.Rest;

/// <content>Lists that arrive in numbered pages.</content>
internal sealed partial class OpikRest
{
    /// <summary>Reads a list page after page.</summary>
    /// <param name="path">Path of a page from its number and size.</param>
    /// <param name="type">Type of a page.</param>
    /// <param name="maxResults">Most items; null: all.</param>
    /// <param name="pageSize">Items of a page.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<T> PagesAsync<T>(Func<int, int, string> path, JsonTypeInfo<PageOf<T>> type, long? maxResults = null, int pageSize = 100, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var left = maxResults ?? long.MaxValue;
        var read = 0L;
        for (var number = 1; left > 0; number++)
        {
            var page = await GetAsync(path(number, pageSize), type, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Content)
            {
                if (left-- <= 0)
                    yield break;
                yield return item;
            }

            read += page.Content.Count;
            if (page.Content.Count == 0 || read >= page.Total)
                yield break;
        }
    }

    /// <summary>Deletes entities by id. Ids that do not exist do not matter.</summary>
    public Task DeleteAsync(string path, IReadOnlyCollection<Guid> ids, Guid? projectId = null, CancellationToken cancellationToken = default) =>
        ids.Count == 0 ? Task.CompletedTask : PostAsync(path, new IdsBody(ids) { ProjectId = projectId }, RestJson.Default.IdsBody, cancellationToken);
}
