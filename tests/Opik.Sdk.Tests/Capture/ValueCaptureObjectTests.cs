using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Sdk.Tests.Capture;

public sealed class ValueCaptureObjectTests
{
    [Fact]
    public void Objects_keep_the_names_of_their_properties() =>
        Assert.Equal("""{"Id":1,"Customer":{"Name":"Zoë"},"Kind":"Friday"}""", Captured.Json(new Order(1, new Customer("Zoë"), DayOfWeek.Friday)));

    [Fact]
    public void Anonymous_objects_tuples_and_collections_are_written_in_full() =>
        Assert.Equal(
            """{"a":[1,2],"b":[1,"x",null],"c":{"k":[true]},"d":[[0.5]],"e":{"1":"one"}}""",
            Captured.Json(new Dictionary<string, object?>
            {
                ["a"] = new List<int> { 1, 2 },
                ["b"] = (1, "x", (string?)null),
                ["c"] = new { k = ImmutableArray.Create(true) },
                ["d"] = new[] { new ReadOnlyMemory<float>([0.5f]) },
                ["e"] = new SortedDictionary<int, string> { [1] = "one" },
            }));

    [Fact]
    public void Sets_of_any_type_are_read() =>
        Assert.Equal("""[["a"],[1],["3.00:00:00"]]""", Captured.Json(new object[] { new HashSet<string> { "a" }, new HashSet<int> { 1 }, new HashSet<TimeSpan> { TimeSpan.FromDays(3) } }));

    [Fact]
    public void Json_of_the_user_passes_through()
    {
        using var document = JsonDocument.Parse("""{"a": 1}""");
        Assert.Equal("""{"a":1}""", Captured.Json(document.RootElement));
        Assert.Equal("""{"a":1}""", Captured.Json(document));
        Assert.Equal("""{"b":[2]}""", Captured.Json<JsonNode>(new JsonObject { ["b"] = new JsonArray(2) }));
        Assert.Equal("null", Captured.Json(default(JsonElement)));
        Assert.Equal("""{"c":3}""", Captured.Json(Contracts.JsonText.Parse("""{"c":3}""")));
    }

    [Fact]
    public void The_runtime_type_is_written_not_the_declared_one() =>
        Assert.Equal("""[{"Name":"Ada"}]""", Captured.Json<IReadOnlyList<object>>([new Customer("Ada")]));

    [Fact]
    public void A_source_generated_context_decides_with_its_own_options() =>
        Assert.Equal("""{"id":1,"customer":{"name":"Ada"},"kind":5}""", Captured.Json(new Order(1, new Customer("Ada"), DayOfWeek.Friday), OrderJson.Default));

    [Fact]
    public void What_the_context_does_not_know_is_written_all_the_same() =>
        Assert.Equal("""{"order":{"id":1,"customer":null,"kind":0},"other":{"X":1}}""", Captured.Json(
            new Dictionary<string, object> { ["order"] = new Order(1, null, DayOfWeek.Sunday), ["other"] = new { X = 1 } }, OrderJson.Default));

    [Fact]
    public void Exceptions_are_one_line() =>
        Assert.Equal("\"System.InvalidOperationException: no\"", Captured.Json(new InvalidOperationException("no")));
}
