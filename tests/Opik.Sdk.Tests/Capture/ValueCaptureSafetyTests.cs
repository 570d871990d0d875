using System.Text.Json;
using Opik.Capture;

namespace Opik.Sdk.Tests.Capture;

public sealed class ValueCaptureSafetyTests
{
    [Fact]
    public void A_throwing_getter_becomes_type_and_reason() =>
        Assert.Equal("Opik.Sdk.Tests.Capture.ValueCaptureSafetyTests+Throwing (not captured: InvalidOperationException: no connection)", Text(new Throwing()));

    [Fact]
    public void One_bad_element_costs_only_itself()
    {
        using var json = JsonDocument.Parse(Captured.Json(new object[] { 1, new Throwing(), 3 }));
        Assert.Equal(3, json.RootElement.GetArrayLength());
        Assert.Contains("no connection", json.RootElement[1].GetString());
        Assert.Equal(3, json.RootElement[2].GetInt32());
    }

    [Fact]
    public void An_exception_whose_message_throws_is_named_by_its_type() =>
        Assert.EndsWith("(not captured: NastyException)", Text(new ThrowingNastily()));

    [Fact]
    public void A_list_that_contains_itself_ends()
    {
        var list = new List<object> { 1 };
        list.Add(list);
        using var json = JsonDocument.Parse(Captured.Json(list));
        Assert.EndsWith("(not captured: it contains itself)", json.RootElement[1].GetString());
    }

    [Fact]
    public void The_same_object_twice_is_no_cycle()
    {
        var part = new List<int> { 1 };
        Assert.Equal("[[1],[1]]", Captured.Json(new object[] { part, part }));
    }

    [Fact]
    public void Objects_that_point_to_each_other_lose_the_way_back_only()
    {
        var parent = new Node { Name = "parent" };
        parent.Child = new Node { Name = "child", Child = parent };
        Assert.Equal("""{"Name":"parent","Child":{"Name":"child","Child":null}}""", Captured.Json(parent));
    }

    [Fact]
    public void Depth_has_an_end_in_collections_and_in_objects()
    {
        object nested = "leaf";
        for (var i = 0; i < 10_000; i++)
            nested = new[] { nested };
        Assert.Contains("nested deeper than 64 levels", Captured.Json(nested));

        var node = new Node();
        for (var i = 0; i < 1_000; i++)
            node = new Node { Child = node };
        Assert.Contains("(not captured: JsonException", Text(node));
    }

    [Fact]
    public void Lazy_sequences_are_never_run()
    {
        var runs = 0;
        IEnumerable<int> Numbers()
        {
            runs++;
            yield return 1;
        }

        _ = Captured.Json(Numbers());
        _ = Captured.Json(new[] { 1, 2 }.Select(number => runs++));
        _ = Captured.Json(new[] { 1, 2 }.AsQueryable().Select(number => number + 1));
        Assert.Equal(0, runs);
    }

    [Fact]
    public void An_endless_property_ends_at_the_largest_size() =>
        Assert.Contains("larger than", Text(new Endless()));

    [Fact]
    public void Streams_delegates_tasks_and_tokens_are_named_and_left_alone()
    {
        using var stream = new MemoryStream([1, 2, 3]);
        Assert.Equal("System.IO.MemoryStream", Text(stream));
        Assert.Equal(0, stream.Position);
        Assert.Equal("System.Threading.CancellationToken", Text(CancellationToken.None));
        Assert.StartsWith("System.Action", Text(new Action(() => { })));
        Assert.StartsWith("System.Threading.Tasks.Task", Text(Task.CompletedTask));
    }

    [Fact]
    public void A_getter_that_captures_something_itself_does_not_disturb_the_outer_capture() =>
        Assert.Equal("""{"Inner":"{\"Name\":\"x\"}","After":1}""", Captured.Json(new Reentrant()));

    [Fact]
    public async Task Many_threads_capture_at_once()
    {
        var expected = Captured.Json(new Order(1, new Customer("Ada"), DayOfWeek.Friday));
        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), TestContext.Current.CancellationToken, (_, _) =>
        {
            Assert.Equal(expected, Captured.Json(new Order(1, new Customer("Ada"), DayOfWeek.Friday)));
            return ValueTask.CompletedTask;
        });
    }

    private static string Text<T>(T value)
    {
        using var json = JsonDocument.Parse(Captured.Json(value));
        return json.RootElement.GetString()!;
    }

    private sealed class Throwing
    {
        public int Before => 1;

        public string Value => throw new InvalidOperationException("no connection");
    }

    private sealed class ThrowingNastily
    {
        public string Value => throw new NastyException();
    }

    private sealed class NastyException : Exception
    {
        public override string Message => throw new InvalidOperationException();
    }

    private sealed class Node
    {
        public string? Name { get; set; }

        public Node? Child { get; set; }
    }

    private sealed class Endless
    {
        public IEnumerable<string> Values
        {
            get
            {
                while (true)
                    yield return "again and again and again and again and again and again and again and again and again and again";
            }
        }
    }

    private sealed class Reentrant
    {
        public string Inner => Captured.Json(new { Name = "x" });

        public int After => 1;
    }
}
