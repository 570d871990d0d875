using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit.v3;

namespace Opik.Xunit.Recording;

/// <summary>
/// A test as an item of the dataset <c>tests</c>, for tests whose data come from nowhere else. The shape is that of the
/// Python client's pytest plug-in, so that both can share a dataset.
/// </summary>
/// <param name="Name">Full name of the test, with class.</param>
/// <param name="Input">Arguments by name.</param>
/// <param name="Data">The item: <c>input</c> with <c>test_name</c>, <c>expected_output</c> and <c>metadata</c>.</param>
internal sealed record TestContent(string Name, JsonObject Input, JsonObject Data)
{
    private const string ExpectedKey = "expected_output";
    private const string MetadataKey = "metadata";

    public static TestContent Of(IXunitTest test)
    {
        var parameters = test.TestMethod.Parameters;
        var arguments = new JsonObject();
        foreach (var (parameter, value) in parameters.Zip(test.TestMethodArguments))
            arguments[JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!)] = Node(value);
        var name = $"{test.TestMethod.TestClass.TestClassName}.{test.TestMethod.MethodName}";
        var input = new JsonObject { ["test_name"] = name };
        foreach (var (key, value) in arguments.Where(argument => argument.Key is not (ExpectedKey or MetadataKey)))
            input[key] = value?.DeepClone();
        var data = new JsonObject { ["input"] = input };
        foreach (var key in new[] { ExpectedKey, MetadataKey })
        {
            if (arguments[key] is { } value)
                data[key] = value as JsonObject is { } whole ? whole.DeepClone() : new JsonObject { [key] = value.DeepClone() };
        }

        return new TestContent(name, arguments, data);
    }

    // A value that cannot be written must not fail the test.
    private static JsonNode? Node(object? value)
    {
        try
        {
            return value is Datasets.DatasetItem item ? item.Data.DeepClone() : JsonSerializer.SerializeToNode(value);
        }
        catch (Exception unwritable) when (unwritable is NotSupportedException or JsonException)
        {
            return value?.ToString();
        }
    }
}
