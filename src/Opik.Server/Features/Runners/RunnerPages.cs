using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;

namespace Opik.Server.Features.Runners;

/// <summary>Pages of the runner lists; these alone count from 0.</summary>
internal static class RunnerPages
{
    public static (int Page, int Size) QueryRunnerPage(this HttpContext http) =>
        (http.QueryNumber("page", 0, 0, int.MaxValue), http.QueryNumber("size", 25, 1, 1000));

    public static Task WriteRunnerPageAsync<T>(this HttpContext http, IReadOnlyList<T> all, int page, int size)
        where T : notnull
    {
        List<T> content = [.. all.Skip((int)Math.Min((long)page * size, int.MaxValue)).Take(size)];
        return http.WriteDtoAsync(200, new PageAnswer<T>(page, content.Count, all.Count, content, null));
    }
}
