using Opik.Conformance.Tests.Requests;
using Opik.Conformance.Tests.Specification;

namespace Opik.Conformance.Tests.Tenancy;

/// <summary>Sends a valid request of one world with another client, and looks at the answer and at what the owner then sees.</summary>
internal static class TenancyCheck
{
    /// <summary>What is wrong; empty when the other client learned and changed nothing.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(WireDocument document, Operation operation, HttpClient owner, HttpClient other)
    {
        var problems = new List<string>();
        var world = await World.CreateAsync(owner, operation);
        var requests = new RequestFactory(document, operation, world);
        var view = new OwnersView(document, operation, world, owner);
        var before = await view.ReadAsync();
        var body = requests.Body(onlyRequired: false);
        using var answer = await other.SendAsync(requests.Create(body));
        var text = await answer.Content.ReadAsStringAsync();
        var status = (int)answer.StatusCode;

        if (status >= 500 && status != 501)
            problems.Add($"answered {status} {text}");
        if (requests.HasPathId && status < 300 && !IsIdempotentDelete(operation, status))
            problems.Add($"the id of another workspace was accepted: {status} {text}");
        // What the other one sent himself is no secret.
        var sent = body?.ToJsonString() ?? string.Empty;
        problems.AddRange(view.Secrets.Where(secret => status < 300 && text.Contains(secret, StringComparison.Ordinal) && !sent.Contains(secret, StringComparison.Ordinal)).Select(secret => $"the answer names '{secret}': {text}"));
        var after = await view.ReadAsync();
        if (before != after)
            problems.Add($"the owner sees\n{after}\ninstead of\n{before}");
        await world.LeaveAsync();
        return problems;
    }

    private static bool IsIdempotentDelete(Operation operation, int status) => status == 204 && (operation.Method == "DELETE" || operation.Path.EndsWith("/delete", StringComparison.Ordinal));
}
