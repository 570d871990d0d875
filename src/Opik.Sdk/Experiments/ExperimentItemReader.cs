using System.Net;
using Opik.Datasets;
using Opik.Rest;

namespace Opik.Experiments;

/// <summary>Reads runs by the comparison of experiments: the first page says how many items there are, then come waves of pages.</summary>
internal static class ExperimentItemReader
{
    /// <summary>Runs in the order of the items.</summary>
    public static async Task<IReadOnlyList<ExperimentItem>> ReadAsync(OpikClient client, Guid datasetId, IReadOnlyList<Guid> experimentIds, ExperimentReading how, CancellationToken cancellationToken)
    {
        if (how.Problem is { } problem)
            throw new ArgumentException(problem, nameof(how));
        if (how.MaxResults <= 0)
            return [];
        var size = Math.Min(how.PageSize, how.MaxResults);
        var runs = new List<ExperimentItem>();
        var first = await PageAsync(1).ConfigureAwait(false);
        var total = first.Total ?? throw new OpikApiException(HttpStatusCode.OK, "The server did not say how many items the experiment has.");
        Take(first);
        var pages = (total + size - 1) / size;
        for (var next = 2L; next <= pages && runs.Count < how.MaxResults;)
        {
            // An item has one run or more, so a wave never needs more pages than runs are missing.
            var wave = Math.Min(Math.Min(how.Threads, ParallelSending.MostThreads), Math.Min(pages - next + 1, ((how.MaxResults - runs.Count) + size - 1) / size));
            foreach (var page in await Task.WhenAll(Enumerable.Range(0, (int)wave).Select(offset => PageAsync(next + offset))).ConfigureAwait(false))
                Take(page);
            next += wave;
        }

        return runs;

        Task<ComparePageBody> PageAsync(long number) => client.Rest.GetAsync(
            new QueryString($"v1/private/datasets/{datasetId}/items/experiments/items")
                .Add("page", number).Add("size", size).Add("experiment_ids", $"[{string.Join(',', experimentIds.Select(id => $"\"{id}\""))}]").Add("filters", how.Filters).Add("truncate", how.Truncate).ToString(),
            ExperimentsJson.Default.ComparePageBody,
            cancellationToken);

        void Take(ComparePageBody page)
        {
            foreach (var item in page.Content)
            {
                foreach (var run in item.ExperimentItems ?? [])
                {
                    if (runs.Count == how.MaxResults)
                        return;
                    if (run.FeedbackScores.FirstOrDefault(score => string.IsNullOrWhiteSpace(score.Name)) is not null)
                        throw new OpikApiException(HttpStatusCode.OK, $"The server sent a score without a name for the run {run.Id}.");
                    runs.Add(run with { DatasetItemData = item.Data ?? [] });
                }
            }
        }
    }
}
