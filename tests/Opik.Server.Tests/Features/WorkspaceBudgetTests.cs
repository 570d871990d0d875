using System.Text.Json;
using Opik.Server.Features.Workspaces;

namespace Opik.Server.Tests.Features;

/// <summary>The cost of this month beside the budget (docs/api-extensions.md).</summary>
public sealed class WorkspaceBudgetTests : IAsyncLifetime
{
    private const string Path = "/v1/private/workspaces/budget";
    private readonly ServerFixture _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync(static options => options);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_cost_of_the_month_is_that_of_all_projects_since_its_first_day()
    {
        var now = DateTimeOffset.UtcNow;
        await SpendAsync("one", now, 1.5);
        await SpendAsync("two", now, 2);
        await SpendAsync("two", new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(-1), 40);

        var month = (await _server.SendAsync("GET", Path)).Json;

        Assert.Equal(3.5, month.GetProperty("cost").GetDouble(), 6);
        Assert.Equal(("none", false), (month.GetProperty("state").GetString(), month.TryGetProperty("budget", out _)));
        Assert.Equal((1, 1), (month.GetProperty("from").GetDateTime().Day, month.GetProperty("to").GetDateTime().Day));
    }

    [Fact]
    public async Task A_budget_is_set_survives_a_restart_and_is_taken_away()
    {
        await SpendAsync("one", DateTimeOffset.UtcNow, 3);
        Assert.Equal("exceeded", (await _server.SendAsync("PUT", Path, """{"budget":2.5}""")).Json.GetProperty("state").GetString());
        await _server.RestartAsync();

        var month = (await _server.SendAsync("GET", Path)).Json;
        Assert.Equal((2.5, 3), (month.GetProperty("budget").GetDouble(), month.GetProperty("cost").GetDouble()));
        Assert.Equal("within", (await _server.SendAsync("PUT", Path, """{"budget":100000}""")).Json.GetProperty("state").GetString());
        Assert.Equal("none", (await _server.SendAsync("PUT", Path, """{"budget":null}""")).Json.GetProperty("state").GetString());
        Assert.Equal("none", (await _server.SendAsync("GET", Path)).Json.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("""{"budget":0}""", 422)]
    [InlineData("""{"budget":-5}""", 422)]
    [InlineData("""{"budget":1e12}""", 422)]
    [InlineData("""{"budget":"much"}""", 400)]
    [InlineData("", 400)]
    public async Task What_is_no_amount_is_refused(string body, int code) => Assert.Equal(code, (await _server.SendAsync("PUT", Path, body)).Code);

    [Theory]
    [InlineData(10, 100, null, "none", 300)]
    [InlineData(10, 100, 300.0, "within", 300)]
    [InlineData(10, 100, 299.0, "ahead", 300)]
    [InlineData(10, 100, 99.0, "exceeded", 300)]
    // The first day counts as a whole one.
    [InlineData(0.01, 100, 3000.0, "within", 3000)]
    [InlineData(0, 0, 10.0, "within", 0)]
    public void Spending_is_ahead_when_the_month_would_end_above_the_budget(double days, double cost, double? budget, string state, double expected)
    {
        var start = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);

        var view = BudgetView.Of(start, start.AddMonths(1), start.AddDays(days), cost, budget);

        Assert.Equal((state, start.AddMonths(1)), (view.State, view.To));
        Assert.Equal(expected, view.Expected, 6);
    }

    private async Task SpendAsync(string project, DateTimeOffset at, double cost)
    {
        var trace = Guid.CreateVersion7(at);
        Assert.Equal(201, (await _server.SendAsync("POST", "/v1/private/traces", JsonSerializer.Serialize(new { id = trace, project_name = project, start_time = at }))).Code);
        Assert.Equal(201, (await _server.SendAsync("POST", "/v1/private/spans", JsonSerializer.Serialize(new { id = Guid.CreateVersion7(at), trace_id = trace, project_name = project, start_time = at, type = "llm", total_estimated_cost = cost }))).Code);
    }
}
