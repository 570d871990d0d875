namespace Opik.Sdk.Generators;

/// <summary>The body that tracks a call; the same in interceptors and in decorators.</summary>
internal static class CallBody
{
    /// <param name="code">Where the body goes.</param>
    /// <param name="method">The method.</param>
    /// <param name="descriptor">Name of the field with its descriptor.</param>
    /// <param name="call">The call of the original, as an expression.</param>
    public static void Write(CodeWriter code, TrackedMethod method, string descriptor, string call)
    {
        var args = method.Parameters.FirstOrDefault(parameter => parameter.IsArgs)?.Identifier ?? "null";
        code.Line($"var __call = global::Opik.Tracing.TrackedCall.Start({descriptor}, {args});");
        WriteUntracked(code, method, call);
        foreach (var parameter in method.Parameters.Where(parameter => parameter.IsCaptured))
            code.Line($"__call.Argument({CSharpText.Literal(parameter.Name)}, {parameter.Identifier});");
        code.Line("__call.Enter();");
        code.Open("try");
        foreach (var line in Outcome(method.Shape, call))
            code.Line(line);
        code.Close();
        code.Open("catch (global::System.Exception __exception)");
        code.Line("__call.Fail(__exception);");
        if (!EndsOnReturn(method.Shape))
            code.Line("__call.End();");
        code.Line("throw;");
        code.Close();
        if (!EndsOnReturn(method.Shape))
            return;
        code.Open("finally");
        code.Line("__call.End();");
        code.Close();
    }

    private static void WriteUntracked(CodeWriter code, TrackedMethod method, string call)
    {
        if (method.Shape != ReturnShape.Void)
        {
            code.Line("if (!__call.IsRecording) return " + call + ";");
            return;
        }

        code.Open("if (!__call.IsRecording)");
        code.Line(call + ";");
        code.Line("return;");
        code.Close();
    }

    private static bool EndsOnReturn(ReturnShape shape) => shape is ReturnShape.Void or ReturnShape.Value or ReturnShape.Uncaptured;

    private static string[] Outcome(ReturnShape shape, string call) => shape switch
    {
        ReturnShape.Void => [call + ";"],
        ReturnShape.Uncaptured => [$"return {call};"],
        ReturnShape.Awaited => [$"return __call.Await({call});"],
        ReturnShape.Stream => [$"return __call.Stream({call});"],
        ReturnShape.Sequence => [$"return __call.Sequence({call});"],
        _ => [$"var __result = {call};", "__call.Result(__result);", "return __result;"],
    };
}
