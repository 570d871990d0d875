using System.Reflection;
using System.Text.Json;
using Opik.Datasets;

namespace Opik.Xunit.Source;

/// <summary>Arguments of a test method out of a dataset item.</summary>
internal sealed class ItemBinding(MethodInfo method)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly ParameterInfo[] _parameters = method.GetParameters();

    /// <exception cref="InvalidOperationException">The item has nothing for a parameter without a default, or something that does not fit.</exception>
    public object?[] Bind(DatasetItem item) => [.. _parameters.Select(parameter => Bind(parameter, item))];

    private object? Bind(ParameterInfo parameter, DatasetItem item)
    {
        if (parameter.ParameterType == typeof(DatasetItem))
            return item;
        var name = parameter.Name!;
        var key = item.Data.ContainsKey(name) ? name : JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
        if (!item.Data.TryGetPropertyValue(key, out var value))
        {
            return parameter.HasDefaultValue
                ? parameter.DefaultValue
                : throw new InvalidOperationException($"{method.DeclaringType?.Name}.{method.Name} takes '{name}', but item {item.Id} has only: {string.Join(", ", item.Data.Select(member => member.Key))}.");
        }

        try
        {
            return value.Deserialize(parameter.ParameterType, Json);
        }
        catch (JsonException misfit)
        {
            throw new InvalidOperationException($"'{key}' of item {item.Id} does not fit the parameter {parameter.ParameterType.Name} {name} of {method.DeclaringType?.Name}.{method.Name}: {misfit.Message}", misfit);
        }
    }
}
