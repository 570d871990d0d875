using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Opik.Agents;

/// <summary>The inputs of a delegate, in the words of the official clients.</summary>
internal static class AgentParameters
{
    /// <summary><c>string</c>, <c>integer</c>, <c>float</c>, <c>boolean</c>; everything else is <c>json</c>.</summary>
    public static string TypeName(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum || plain == typeof(Guid) || plain == typeof(Uri) || plain == typeof(DateTimeOffset) || plain == typeof(DateOnly) || plain == typeof(TimeOnly) || plain == typeof(TimeSpan))
            return "string";
        return Type.GetTypeCode(plain) switch
        {
            TypeCode.String or TypeCode.Char or TypeCode.DateTime => "string",
            TypeCode.Boolean => "boolean",
            TypeCode.Byte or TypeCode.SByte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64 => "integer",
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "float",
            _ => "json",
        };
    }

    /// <summary>True: the runner gives it, the page does not ask.</summary>
    public static bool IsGiven(ParameterInfo parameter) => parameter.ParameterType == typeof(AgentRun) || parameter.ParameterType == typeof(CancellationToken);

    /// <summary>A parameter as it is announced.</summary>
    /// <exception cref="ArgumentException">It cannot be an input.</exception>
    [RequiresUnreferencedCode("Nullability is read by reflection.")]
    public static OpikEntrypointParameter Of(ParameterInfo parameter)
    {
        if (parameter.Name is not { } name || parameter.ParameterType.IsByRef)
            throw new ArgumentException($"The parameter '{parameter.Name}' of an agent cannot be an input: it must have a name and be passed by value.", nameof(parameter));
        return new OpikEntrypointParameter(name, TypeName(parameter.ParameterType), !parameter.HasDefaultValue && !IsNullable(parameter));
    }

    /// <summary>Whether null may be given.</summary>
    [RequiresUnreferencedCode("Nullability is read by reflection.")]
    public static bool IsNullable(ParameterInfo parameter) =>
        Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        || (!parameter.ParameterType.IsValueType && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable);
}
