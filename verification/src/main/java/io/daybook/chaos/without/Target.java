package io.daybook.chaos.without;

import java.util.stream.Stream;

/**
 * A method that is changed. Immutable.
 *
 * @param type   name of its class
 * @param method its name, which no other method of the class has
 * @param advice what is done around it
 */
record Target(String type, String method, Class<?> advice) {

    /**
     * Makes sure that it is there.
     *
     * @throws IllegalStateException if it is not
     */
    void require() {
        try {
            Class<?> found = Class.forName(type, false, Target.class.getClassLoader());
            if (Stream.of(found.getDeclaredMethods()).filter(each -> each.getName().equals(method)).count() != 1) {
                throw new IllegalStateException("there is not one method %s in %s".formatted(method, type));
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("there is no " + type, e);
        }
    }
}
