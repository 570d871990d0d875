using System.Reflection;
using System.Text;
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
        var key = item.Data.ContainsKey(name) ? name : SnakeCase(name);
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

    private static string SnakeCase(string name)
    {
        var output = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && output.Length > 0)
                output.Append('_');
            output.Append(char.ToLowerInvariant(c));
        }

        return output.ToString();
    }
}
