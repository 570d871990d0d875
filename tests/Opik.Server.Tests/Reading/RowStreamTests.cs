using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Opik.Server.Features.Reading;

namespace Opik.Server.Tests.Reading;

public sealed class RowStreamTests
{
    [Fact]
    public async Task A_failure_after_the_first_piece_becomes_the_last_element()
    {
        var text = await StreamAsync(limit: 2000, (cursor, size) =>
            cursor is null ? Task.FromResult(Rows(size)) : throw new InvalidOperationException("disk gone"));

        var lines = text.Split("\r\n");
        Assert.Equal(string.Empty, lines[^1]);
        Assert.Equal("""{"code":500,"message":"Streaming operation timed out"}""", lines[^2]);
        Assert.All(lines[..^2], line => Assert.StartsWith("{\"n\":", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_of_the_first_piece_reaches_the_caller() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => StreamAsync(limit: 10, (_, _) => throw new InvalidOperationException("disk gone")));

    [Theory]
    [InlineData(0, 500, 0)]
    [InlineData(49, 500, 49)]
    [InlineData(50, 500, 50)]
    [InlineData(51, 500, 51)]
    [InlineData(5000, 500, 500)]
    [InlineData(5000, 2000, 2000)]
    [InlineData(3, 1, 1)]
    public async Task As_many_rows_come_as_there_are_up_to_the_limit(int stored, int limit, int expected)
    {
        var left = stored;
        var text = await StreamAsync(limit, (_, size) =>
        {
            var count = Math.Min(size, left);
            left -= count;
            return Task.FromResult(Rows(count));
        });

        Assert.Equal(expected, text.Split("\r\n").Length - 1);
        Assert.DoesNotContain("{}", text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Guid> Rows(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];

    private static async Task<string> StreamAsync(int limit, Func<Guid?, int, Task<IReadOnlyList<Guid>>> read)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Response.Body = body;
        await http.WriteStreamAsync(limit, cursor: null, read, static id => id, ReadShape.Whole, static (writer, id, _) => writer.WriteString("n", id));
        return Encoding.UTF8.GetString(body.ToArray());
    }
}
