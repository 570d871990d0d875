namespace Opik.Server.Tests.Routes;

/// <summary>Status of every route for good and bad input, from the tables in this folder; every second row goes under <c>/api</c>.</summary>
public sealed class RouteStatusTests(SeededServer seeded) : IClassFixture<SeededServer>
{
    public static TheoryData<string> Rows()
    {
        var rows = new TheoryData<string>();
        foreach (var line in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Routes"), "*.txt").Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
        {
            if (line.Length > 0 && line[0] != '#')
                rows.Add(line);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Answers_with_the_documented_status(string row)
    {
        var (method, target, body, status, text) = Parse(row);
        var path = seeded.Fill(target);
        if (status % 2 == 0)
            path = "/api" + path;

        var answer = await seeded.Server.SendAsync(method, path, body is null ? null : seeded.Fill(body));

        Assert.True(answer.Code == status, $"expected {status}, got {answer.Code}: {answer.Body}");
        if (text is not null)
            Assert.Contains(text, answer.Body, StringComparison.Ordinal);
        if (status >= 400)
        {
            Assert.Equal("application/json", answer.ContentType);
            Assert.True(answer.Json.TryGetProperty("errors", out _) || answer.Json.GetProperty("code").GetInt32() == status);
        }
    }

    // POST /v1/private/traces | {"start_time":"{T}"} | 201 | text in the answer
    private static (string Method, string Target, string? Body, int Status, string? Text) Parse(string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        var request = cells[0].Split(' ', 2);
        return (request[0], request[1], cells[1].Length == 0 ? null : cells[1], int.Parse(cells[2]), cells.Length > 3 ? cells[3] : null);
    }
}
